package gov.notify.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigurationPageTest {

    private static final Path ROOT = Path.of("..");

    @Test
    void the_page_says_what_the_sources_say() throws IOException {
        assertThat(Files.readString(ROOT.resolve(ConfigurationPage.PAGE)))
                .as("%s is stale; `make configuration` renews it", ConfigurationPage.PAGE)
                .isEqualTo(ConfigurationPage.renewed(ROOT));
    }

    @Test
    void a_setting_is_shown_with_all_that_is_known_of_it() throws IOException {
        assertThat(ConfigurationPage.renewed(ROOT))
                .contains(
                        "| `NOTIFY_DELIVERY_RETRY_QUOTA_BUDGET` | `notify.delivery.retry.quota-budget` | duration | `24h`"
                                + " | 1s to 7d | When to stop trying. While an allowance is used up or our side is set up wrongly. |")
                .contains("| `NOTIFY_SMS_FAILURE_MAPPING` | `notify.sms.failure-mapping` | word | `detailed`"
                        + " | `detailed`, `reference` |")
                .contains("| `SES_AWS_REGION` | `ses.aws.region` | text | that of `AWS_REGION` | a region")
                .contains("| `SEALING_KEYS` |  | text | must be given | id:base64 of 32 bytes");
    }

    @Test
    void a_mapping_is_read_by_the_programs_whose_classes_lead_to_it() throws IOException {
        assertThat(Mappings.below(ROOT))
                .extracting(Mappings.Mapping::name, Mappings.Mapping::program)
                .contains(
                        tuple("ApiConfig", "api"),
                        tuple("LimitConfig", "api"),
                        tuple("StreamConfig", "worker"),
                        tuple("SecurityConfig", "api and worker"),
                        tuple("CommonConfig", "api and worker"));
    }
}
