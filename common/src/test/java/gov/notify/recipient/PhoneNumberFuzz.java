package gov.notify.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;

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
        assertThat(PhoneNumber.parse(number.e164())).isEqualTo(number);
        assertThat(PhoneNumber.parse(number.e164()).countryPrefix()).isEqualTo(number.countryPrefix());
    }
}
