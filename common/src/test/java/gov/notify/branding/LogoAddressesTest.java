package gov.notify.branding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogoAddressesTest {

    @ParameterizedTest
    @CsvSource({
        "https://admin.notify.example, https://static-logos.admin.notify.example/tree.png",
        "https://www.notify.example/, https://static-logos.notify.example/tree.png",
        "http://admin.notify.example:8080, http://static-logos.admin.notify.example:8080/tree.png",
        "http://localhost:6012, https://static-logos.notify.gov/tree.png"
    })
    void logos_are_kept_beside_the_admin_application(String adminBaseUrl, String address) {
        assertThat(new LogoAddresses(Optional.empty(), adminBaseUrl).of("tree.png"))
                .isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource({"https://logos.example", "https://logos.example/"})
    void or_where_the_operator_says(String logos) {
        assertThat(new LogoAddresses(Optional.of(logos), "http://localhost:6012").of("tree.png"))
                .isEqualTo("https://logos.example/tree.png");
    }

    @Test
    void a_brand_without_a_logo_has_no_address() {
        var addresses = new LogoAddresses(Optional.empty(), "http://localhost:6012");

        assertThat(addresses.of(null)).isNull();
        assertThat(addresses.of(" ")).isNull();
    }
}
