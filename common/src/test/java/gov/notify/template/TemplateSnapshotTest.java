package gov.notify.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import gov.notify.message.Channel;
import gov.notify.rendering.Personalisation;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateSnapshotTest {

    private static final UUID ID = UUID.fromString("018f2a7c-0000-7000-8000-000000000001");
    private static final UUID SERVICE = UUID.fromString("018f2a7c-0000-7000-8000-000000000002");
    private static final Personalisation ANA = Personalisation.of(Map.of("name", "Ana"));

    @Test
    void an_emails_template_renders_emails_and_no_texts() {
        var email = template(Channel.EMAIL, "For ((name))", "Dear ((name))", "normal");

        assertThat(email.email().subject(ANA)).isEqualTo("For Ana");
        assertThat(email.email().body(ANA)).isEqualTo("Dear Ana");
        assertThatIllegalStateException().isThrownBy(email::sms).withMessage("template " + ID + " is an email's");
    }

    @Test
    void a_texts_template_renders_texts_and_no_emails() {
        var text = template(Channel.SMS, null, "Dear ((name))", "normal");

        assertThat(text.sms().body(ANA)).isEqualTo("Dear Ana");
        assertThat(text.subject()).isNull();
        assertThatIllegalStateException().isThrownBy(text::email).withMessage("template " + ID + " is a text's");
    }

    @Test
    void an_email_without_a_subject_has_an_empty_one() {
        assertThat(template(Channel.EMAIL, null, "c", "normal").email().subject(ANA))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"priority, true", "normal, false", "PRIORITY, false", "'', false"})
    void messages_of_a_priority_template_overtake_others(String processType, boolean priority) {
        assertThat(template(Channel.SMS, null, "c", processType).isPriority()).isEqualTo(priority);
    }

    @Test
    void it_is_referred_to_by_id_and_version() {
        assertThat(template(Channel.SMS, null, "c", "normal").reference()).isEqualTo(new TemplateReference(ID, 3));
    }

    @Test
    void it_weighs_what_its_texts_are_long() {
        int least = template(Channel.SMS, null, "", "normal").weight();

        assertThat(template(Channel.SMS, null, "x".repeat(1000), "normal").weight())
                .isEqualTo(least + 1000);
        assertThat(template(Channel.EMAIL, "y".repeat(50), "x", "normal").weight())
                .isEqualTo(least + 51);
        assertThat(least).isPositive();
    }

    @Test
    void it_prints_which_one_it_is_and_not_what_it_says() {
        assertThat(template(Channel.EMAIL, "secret", "secret", "normal"))
                .hasToString("TemplateSnapshot[" + ID + " v3]");
    }

    private static TemplateSnapshot template(
            Channel channel, @Nullable String subject, String content, String processType) {
        return new TemplateSnapshot(
                ID,
                SERVICE,
                3,
                channel,
                "greeting",
                subject,
                content,
                false,
                true,
                processType,
                false,
                Instant.EPOCH,
                null,
                "author@example.gov");
    }
}
