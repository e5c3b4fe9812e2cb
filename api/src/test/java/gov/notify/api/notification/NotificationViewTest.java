package gov.notify.api.notification;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.api.json.AnswerJson;
import gov.notify.message.Channel;
import gov.notify.notification.NotificationStatus;
import gov.notify.notification.StoredNotification;
import gov.notify.template.TemplateReference;
import gov.notify.template.TemplateSnapshot;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The answers to the letter, since clients may count on the order of keys.
class NotificationViewTest {

    private static final UUID ID = new UUID(0, 1);
    private static final UUID SERVICE = new UUID(0, 2);
    private static final UUID TEMPLATE = new UUID(0, 3);

    @Test
    void shows_an_email_of_a_person() {
        var shown = NotificationView.of(
                stored(Channel.EMAIL, NotificationStatus.CREATED, null),
                opened(Channel.EMAIL, "ada@example.com", "Hello"),
                cost(Channel.EMAIL),
                "https://x");

        assertThat(json(shown)).isEqualTo("""
                {"id":"00000000-0000-0000-0000-000000000001","reference":null,"email_address":"ada@example.com",\
                "phone_number":null,"line_1":null,"line_2":null,"line_3":null,"line_4":null,"line_5":null,"line_6":null,\
                "postcode":null,"postage":null,"type":"email","status":"created",\
                "status_description":"Sending",\
                "provider_response":null,"carrier":null,\
                "template":{"id":"00000000-0000-0000-0000-000000000003","version":2,\
                "uri":"https://x/v2/template/00000000-0000-0000-0000-000000000003/version/2"},\
                "body":"Dear Ada","subject":"Hello","created_at":"2026-01-02T03:04:05.000000Z",\
                "created_by_name":"Grace","sent_at":"2026-01-02T03:04:06.000000Z","completed_at":null,\
                "scheduled_for":null,"one_click_unsubscribe_url":"https://x/u","is_cost_data_ready":true,\
                "cost_in_pounds":0.0,"cost_details":{}}""");
    }

    @Test
    void shows_a_delivered_text() {
        var shown = NotificationView.of(
                stored(Channel.SMS, NotificationStatus.DELIVERED, "Verizon"),
                opened(Channel.SMS, "+12025550143", null),
                cost(Channel.SMS),
                "https://x");

        assertThat(json(shown))
                .contains("\"email_address\":null,\"phone_number\":\"+12025550143\",\"line_1\":null")
                .contains("\"provider_response\":null,\"carrier\":\"Verizon\",\"template\":")
                .contains("\"body\":\"Dear Ada\",\"subject\":null,\"created_at\"")
                .contains("\"completed_at\":\"2026-01-02T03:04:07.000000Z\",\"scheduled_for\":null")
                .endsWith("\"is_cost_data_ready\":true,\"cost_in_pounds\":0.04,\"cost_details\":{"
                        + "\"billable_sms_fragments\":2,\"international_rate_multiplier\":1,\"sms_rate\":0.02}}");
    }

    @Test
    void shows_an_email_as_the_first_clients_know_it() {
        var shown = V1NotificationView.of(
                stored(Channel.EMAIL, NotificationStatus.CREATED, null),
                opened(Channel.EMAIL, "ada@example.com", "Hello"));

        assertThat(json(shown)).isEqualTo("""
                {"id":"00000000-0000-0000-0000-000000000001","to":"ada@example.com","notification_type":"email",\
                "status":"created","template":{"id":"00000000-0000-0000-0000-000000000003","name":"T",\
                "template_type":"email","version":2},"template_version":2,"body":"Dear Ada","subject":"Hello",\
                "content_char_count":null,"service":"00000000-0000-0000-0000-000000000002","api_key":null,"job":null,\
                "job_row_number":null,"billable_units":2,"reference":"r-1","sent_by":"ses",\
                "created_at":"2026-01-02T03:04:05.000000Z","sent_at":"2026-01-02T03:04:06.000000Z",\
                "updated_at":"2026-01-02T03:04:07.000000Z"}""");
    }

    @Test
    void shows_a_text_as_the_first_clients_know_it() {
        var shown = V1NotificationView.of(
                stored(Channel.SMS, NotificationStatus.DELIVERED, null), opened(Channel.SMS, "+12025550143", null));

        assertThat(json(shown)).contains("\"body\":\"Dear Ada\",\"content_char_count\":8,\"service\"");
    }

    private static String json(Object view) {
        return new String(AnswerJson.bytes(view), StandardCharsets.UTF_8);
    }

    private static Cost cost(Channel channel) {
        return Cost.of(stored(channel, NotificationStatus.DELIVERED, null), new BigDecimal("0.02"));
    }

    private static Views.Opened opened(Channel channel, String to, @Nullable String subject) {
        var template = new TemplateSnapshot(
                TEMPLATE,
                SERVICE,
                2,
                channel,
                "T",
                subject,
                "Dear Ada",
                false,
                false,
                "normal",
                false,
                Instant.EPOCH,
                null,
                "author@example.gov");
        return new Views.Opened(template, to, "Dear Ada", subject, channel == Channel.EMAIL ? "https://x/u" : null);
    }

    private static StoredNotification stored(Channel channel, NotificationStatus status, @Nullable String carrier) {
        var created = Instant.parse("2026-01-02T03:04:05Z");
        return new StoredNotification(
                ID,
                SERVICE,
                new TemplateReference(TEMPLATE, 2),
                channel,
                status,
                new StoredNotification.Origin(null, null, null, null, "Grace"),
                new StoredNotification.Billing(2, null),
                new StoredNotification.Times(created, null, created.plusSeconds(1), created.plusSeconds(2)),
                new StoredNotification.Provider("ses", "r-1", null, carrier),
                null,
                LocalDate.EPOCH,
                null);
    }
}
