package gov.notify.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BareAddressTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "See https://a.gov/b now        | https://a.gov/b",
                "https://a.gov, and             | https://a.gov",
                "https://a.gov/b;!?*            | https://a.gov/b",
                "https://a.gov/b...             | https://a.gov/b",
                "(https://a.gov/b)              | https://a.gov/b",
                "[https://a.gov/b]              | https://a.gov/b",
                "https://a.gov/b_(c)_[d].       | https://a.gov/b_(c)_[d]",
                "https://a.gov/b)c              | https://a.gov/b",
                "https://a.gov/?q=a,b&c=d:e#f!  | https://a.gov/?q=a,b&c=d:e#f",
                "'https://a.gov'                | https://a.gov",
                "\"https://a.gov\"x             | https://a.gov",
                "https://a.gov/b<c              | https://a.gov/b",
                "https://a.gov/b>c              | https://a.gov/b",
                "https://a.gov/b\u00A0c         | https://a.gov/b",
                "https://a.gov/b\u3000c         | https://a.gov/b",
                "-https://a.gov                 | https://a.gov",
                "http://a                       | http://a",
                "https://é.gov/中               | https://é.gov/中",
                "https://a.gov/a_b_c*d*e        | https://a.gov/a_b_c*d*e",
                "https://a.gov/&amp;b           | https://a.gov/&b"
            })
    void an_address_without_markup_becomes_a_link_as_far_as_it_goes(String typed, String address) {
        var links = Jsoup.parseBodyFragment(html(typed)).select("a");

        assertThat(links.eachText()).containsExactly(address);
        assertThat(links.attr("href")).isEqualTo(LinkTarget.encode(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTPS://a.gov",
                "Http://a.gov",
                "ftp://a.gov",
                "a.gov",
                "www.a.gov",
                "mailto:a@a.gov",
                "xhttps://a.gov",
                "9http://a.gov",
                "_http://a.gov",
                "éhttps://a.gov",
                "https://",
                "https:// a",
                "https://.",
                "https://)",
                "http:/a.gov",
                "https//a.gov",
                "href=\"https://a.gov\"",
                "href='https://a.gov'",
                "`https://a.gov`",
                "    https://a.gov"
            })
    void what_is_none_stays_text(String typed) {
        assertThat(html(typed)).doesNotContain("<a");
    }

    @Test
    void several_addresses_are_several_links() {
        assertThat(links("https://a.gov https://b.gov,https://c.gov"))
                .containsExactly("https://a.gov", "https://b.gov,https://c.gov");
        assertThat(links("https://a.gov\nhttps://b.gov")).containsExactly("https://a.gov", "https://b.gov");
    }

    @Test
    void an_address_in_the_text_of_a_link_makes_no_link_of_its_own() {
        assertThat(links("[see https://a.gov here](https://b.gov)")).containsExactly("see https://a.gov here");
    }

    @Test
    void a_value_can_bring_an_address_and_nothing_but_that() {
        var html = EmailTemplate.of("", "See ((url))")
                .previewHtml(Personalisation.of(Map.of("url", "https://a.gov/\"><script>x</script>")));

        assertThat(Jsoup.parseBodyFragment(html).select("script")).isEmpty();
        assertThat(Jsoup.parseBodyFragment(html).select("a").eachText()).containsExactly("https://a.gov/");
    }

    private static String html(String content) {
        return EmailTemplate.of("", content).previewHtml(Personalisation.none());
    }

    private static List<String> links(String content) {
        return Jsoup.parseBodyFragment(html(content)).select("a").eachText();
    }
}
