package gov.notify.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class EmailHeaderTest {

    private static final String LOGO = "https://static-logos.example.gov/lg.png";

    @Test
    void the_product_links_to_its_home_page() {
        var banner = header(Branding.none().by(new Branding.Product("R&D <Notify>", "https://a.gov/\"x")));

        assertThat(banner.select("[data-part=notify-banner] a").text()).isEqualTo("R&D <Notify>");
        assertThat(banner.select("[data-part=notify-banner] a").attr("href")).isEqualTo("https://a.gov/%22x");
    }

    @Test
    void a_logo_alone_is_twice_as_high_as_one_beside_text() {
        assertThat(logo(Branding.of("org", LOGO, null, null, "Parks")).attr("height"))
                .isEqualTo("54");
        assertThat(logo(Branding.of("org", LOGO, "Parks", null, "Parks")).attr("height"))
                .isEqualTo("27");
    }

    @Test
    void text_without_a_logo_is_shown_in_a_band_only() {
        assertThat(header(Branding.of("both", null, "Parks", "#123456", null)).text())
                .doesNotContain("Parks");
        assertThat(header(Branding.of("org_banner", null, "Parks", "#123456", null))
                        .select("[data-part=brand-text]")
                        .text())
                .isEqualTo("Parks");
    }

    @Test
    void a_band_without_a_colour_is_nearly_black() {
        var band = header(Branding.of("org_banner", null, "Parks", "no colour", null))
                .select("[data-part=brand-banner]");

        assertThat(band.attr("bgcolor")).isEqualTo("#0b0c0c");
        assertThat(band.attr("style")).contains("background-color:#0b0c0c");
    }

    @Test
    void a_logo_in_a_band_has_no_line_beside_it_and_one_without_has_the_colours() {
        assertThat(header(Branding.of("org_banner", LOGO, "Parks", "#123456", null))
                        .select("[data-part=divider]"))
                .isEmpty();
        assertThat(header(Branding.of("both", LOGO, null, "#123456", null))
                        .select("[data-part=divider]")
                        .attr("style"))
                .contains("border-left:2px solid #123456");
        assertThat(header(Branding.of("both", LOGO, null, null, null)).select("[data-part=divider]"))
                .isEmpty();
    }

    @Test
    void what_a_brand_calls_itself_is_text() {
        var hostile = "\"><script>x</script>&amp;";
        var header = header(Branding.of("org", LOGO, null, null, hostile));
        var banner = header(Branding.of("org_banner", LOGO, hostile, null, null));

        assertThat(header.select("img").attr("alt")).isEqualTo(hostile);
        assertThat(banner.select("[data-part=brand-text]").text()).isEqualTo(hostile);
        assertThat(header.select("script")).isEmpty();
        assertThat(banner.select("script")).isEmpty();
    }

    @Test
    void tables_for_layout_are_no_tables_to_a_screen_reader() {
        for (var type : new String[] {"org", "both", "org_banner"}) {
            header(Branding.of(type, LOGO, "Parks", "#123456", null))
                    .select("table")
                    .forEach(table -> assertThat(table.attr("role")).isEqualTo("presentation"));
        }
    }

    private static Element logo(Branding branding) {
        return header(branding).select("[data-part=logo]").getFirst();
    }

    private static Element header(Branding branding) {
        return Jsoup.parseBodyFragment(EmailHeader.of(branding)).body();
    }
}
