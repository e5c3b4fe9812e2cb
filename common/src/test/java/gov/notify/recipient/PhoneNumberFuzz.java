package gov.notify.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.google.i18n.phonenumbers.PhoneNumberUtil;

/// Looks for numbers that are read in two ways. `make fuzz ONLY=gov.notify.recipient.PhoneNumberFuzz`.
public final class PhoneNumberFuzz {

    private PhoneNumberFuzz() {}

    /// Called by Jazzer.
    public static void fuzzerTestOneInput(FuzzedDataProvider data) throws InvalidRecipient {
        check(data.consumeRemainingAsString());
    }

    /// Fails if what is typed throws anything but a refusal, or its E.164 form is read as another number.
    static void check(String typed) throws InvalidRecipient {
        PhoneNumber number;
        try {
            number = PhoneNumber.parse(typed);
        } catch (InvalidRecipient refused) {
            assertThat(refused.text()).isNotEmpty();
            assertThat(PhoneNumber.humanReadable(typed)).isEqualTo(typed);
            return;
        }
        assertThat(number.e164()).matches("\\+[0-9]{8,15}");
        // Where nobody could have that number, zeros too many may be read in two ways.
        if (PhoneNumberUtil.getInstance().isPossibleNumber(number.e164(), "US")) {
            assertThat(PhoneNumber.parse(number.e164())).isEqualTo(number);
        }
    }
}
