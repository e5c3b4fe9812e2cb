package gov.notify.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.Phonenumber;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// docs/contract/rendering.md, 14.3, and the rates that GOV.UK Notify publishes.
class CountriesTest {

    private static final Set<String> APART =
            Set.of("242 246 264 268 284 345 441 473 649 664 684 721 758 767 784 868 869 876".split(" "));
    private static final Set<String> NUMERIC =
            Set.of(("1 27 32 36 51 52 53 54 55 56 57 58 60 64 81 82 86 98 218 350 359 373 377 502"
                            + " 507 590 593 598 855 856 886 961 963 976 977 1242 1246 1664 1684")
                    .split(" "));

    @Test
    void eighteen_area_codes_are_countries_of_their_own() {
        for (int area = 200; area < 1000; area++) {
            var prefix = Countries.prefixOf(number(1, area * 10_000_000L + 5_550_123));

            assertThat(prefix).isEqualTo(APART.contains(Integer.toString(area)) ? "1" + area : "1");
        }
    }

    @ParameterizedTest
    @CsvSource({"44, 7911123456, 44", "7, 2425550123, 7", "1, 24, 1", "1, 242, 1242", "297, 2465550123, 297", "1, 0, 1"
    })
    void elsewhere_the_country_code_is_the_prefix(int code, long national, String prefix) {
        assertThat(Countries.prefixOf(number(code, national))).isEqualTo(prefix);
    }

    @Test
    void sign_in_codes_need_a_numeric_sender_in_thirty_nine_countries() {
        for (int prefix = 1; prefix < 2000; prefix++) {
            var text = Integer.toString(prefix);

            assertThat(Countries.needsNumericSender(text)).describedAs(text).isEqualTo(NUMERIC.contains(text));
        }
        assertThat(NUMERIC).hasSize(39);
    }

    @ParameterizedTest
    @CsvSource({
        "1, false, false",
        "7, true, false",
        "20, true, false",
        "30, true, true",
        "44, true, true",
        "61, true, true",
        "86, false, false",
        "94, true, true",
        "962, true, true",
        "998, true, false",
        "1242, false, false",
        "1246, false, false",
        "1264, true, true",
        "1664, true, false",
        "1684, false, false",
        "1876, true, true",
        "'', false, false",
        "0, false, false"
    })
    void carriers_of_some_countries_tell_of_deliveries_and_take_names(String prefix, boolean receipts, boolean names) {
        assertThat(Countries.hasDeliveryReceipts(prefix)).isEqualTo(receipts);
        assertThat(Countries.allowsNamedSender(prefix)).isEqualTo(names);
    }

    private static Phonenumber.PhoneNumber number(int code, long national) {
        return new Phonenumber.PhoneNumber().setCountryCode(code).setNationalNumber(national);
    }
}
