package gov.notify.rendering;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrandingTest {

    @ParameterizedTest
    @CsvSource({"org, false, false", "both, true, false", "org_banner, false, true", "anything, false, false"})
    void the_type_of_a_brand_says_which_banners_stand_above_it(String type, boolean product, boolean band) {
        var branding = Branding.of(type, null, "Parks", "#123456", "Parks Office");

        assertThat(branding.product() != null).isEqualTo(product);
        assertThat(branding.brandBanner()).isEqualTo(band);
        assertThat(branding.completeHtml()).isTrue();
    }

    @Test
    void a_service_without_a_brand_shows_the_product_alone() {
        var branding = Branding.none();

        assertThat(branding.product()).isEqualTo(Branding.Product.NOTIFY);
        assertThat(branding.brandBanner()).isFalse();
        assertThat(branding.logo()).isNull();
        assertThat(branding.text()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"#123456", "#abc", "#ABCDEF", "#0b0C0c"})
    void a_colour_is_three_or_six_hexadecimal_digits(String colour) {
        assertThat(coloured(colour).colour()).isEqualTo(colour);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "red",
                "123456",
                "#12345",
                "#1234567",
                "#12345g",
                "#123456;x:url(y)",
                " #123456",
                "#123456\n",
                "#１２３４５６",
                "#123456\">",
                "rgb(0,0,0)"
            })
    void what_could_be_more_than_a_colour_is_none(String colour) {
        assertThat(coloured(colour).colour()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:image/svg+xml,x",
                "//a.gov/l.png",
                "/l.png",
                "l.png",
                "",
                " https://a.gov",
                "https://",
                "ftp://a.gov"
            })
    void a_logo_comes_from_the_web_or_not_at_all(String address) {
        assertThat(withLogo(address).logo()).isNull();
    }

    @Test
    void the_address_of_a_logo_cannot_leave_its_attribute() {
        assertThat(withLogo("https://a.gov/\"onerror='x'><b> é.png").logo())
                .isEqualTo("https://a.gov/%22onerror=%27x%27%3E%3Cb%3E%20%C3%A9.png");
        assertThat(withLogo("HTTP://a.gov/l.png").logo()).isEqualTo("HTTP://a.gov/l.png");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "Parks, Name, Logo, ''",
                "none, Name, Logo, Logo",
                "none, Name, none, Name",
                "none, none, none, ''",
                "'', Name, none, Name"
            })
    void a_logos_alternative_says_what_the_text_beside_it_does_not(
            @Nullable String text, @Nullable String name, @Nullable String logoText, String alternative) {
        var branding = new Branding(true, null, false, "https://a.gov/l.png", text, null, name, logoText);

        assertThat(branding.logoAlternative()).isEqualTo(alternative);
    }

    @Test
    void another_product_takes_the_place_of_ours_where_one_is_shown() {
        var other = new Branding.Product("Letters", "https://letters.gov");

        assertThat(requireNonNull(Branding.none().by(other).product()).name()).isEqualTo("Letters");
        assertThat(Branding.of("org", null, null, null, null).by(other).product())
                .isNull();
        assertThat(coloured("#123456").by(other).colour()).isEqualTo("#123456");
    }

    private static Branding coloured(String colour) {
        return Branding.of("both", null, "Parks", colour, null);
    }

    private static Branding withLogo(String logo) {
        return Branding.of("org", logo, null, null, null);
    }
}
