package gov.notify.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UsNumbersTest {

    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();
    private static final List<String> NOTATIONS = List.of(
            "%s%s%s",
            "%s-%s-%s",
            "(%s) %s-%s",
            "+1%s%s%s",
            "+1 %s %s %s",
            "1-%s-%s-%s",
            "%s.%s.%s",
            " (%s)%s %s ",
            "1%s%s%s",
            "+1 (%s) %s-%s",
            "1 %s1%s%s",
            "+%s%s%s",
            "%s %s 1%s",
            ")%s(%s-%s.");

    @Test
    void the_short_cut_agrees_with_the_library_wherever_it_answers() {
        var random = new Random(7);
        int answered = 0;
        for (int i = 0; i < 60_000; i++) {
            String typed = NOTATIONS
                    .get(i % NOTATIONS.size())
                    .formatted(
                            "%03d".formatted(100 + random.nextInt(900)),
                            "%03d".formatted(random.nextInt(1000)),
                            "%04d".formatted(random.nextInt(10_000)));
            String answer = UsNumbers.e164(typed);
            if (answer != null) {
                answered++;
                assertThat(answer).describedAs(typed).isEqualTo(byLibrary(typed));
            }
        }
        assertThat(answered).isGreaterThan(10_000);
    }

    @Test
    void what_is_not_a_plain_us_number_is_left_to_the_library() {
        assertThat(List.of(
                        "", "1", "911", "+44 7911 123456", "212-555-0148 x12", "tel:2125550148", "+", "876 555 0123"))
                .allSatisfy(typed -> assertThat(UsNumbers.e164(typed)).isNull());
    }

    private static @Nullable String byLibrary(String typed) {
        try {
            var number = LIBRARY.parse(typed, "US");
            return LIBRARY.isValidNumber(number) && Countries.prefixOf(number).equals("1")
                    ? LIBRARY.format(number, PhoneNumberFormat.E164)
                    : null;
        } catch (NumberParseException unreadable) {
            return null;
        }
    }
}
