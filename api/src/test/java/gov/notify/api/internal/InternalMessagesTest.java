package gov.notify.api.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gov.notify.api.error.ApiException;
import gov.notify.api.given.Backends;
import gov.notify.api.given.Services;
import gov.notify.jdbc.Sql;
import gov.notify.security.Payload;
import gov.notify.security.Payloads;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What Notify itself sends (docs/contract/admin-api.md, 5.2).
@QuarkusTest
@QuarkusTestResource(Backends.class)
class InternalMessagesTest {

    private static final UUID NOTIFY = UUID.fromString("d6aa2c68-a2d9-4437-ab19-3ae8eb202553");
    private static final String PERSON = "someone@agency.gov";

    @Inject
    InternalMessages messages;

    @Inject
    Services services;

    @Inject
    Payloads payloads;

    @Inject
    DataSource database;

    @ParameterizedTest
    @CsvSource({
        "INVITATION, 2 days, 3",
        "SMS_CODE, 00:30:00, 1",
        "EMAIL_LINK, 00:30:00, 1",
        "NEW_USER_VERIFICATION, 01:00:00, 1",
        "CHANGE_EMAIL, 01:00:00, 1",
        "ORGANIZATION_INVITATION, 2 days, 3",
        "REPLY_TO_CHECK, '', 2",
        "SERVICE_LIVE, '', 2"
    })
    void a_message_is_not_sent_after_it_has_lost_its_worth_and_names_nobody_for_longer(
            InternalTemplate template, String worth, int days) {
        var id = send(template, template == InternalTemplate.SMS_CODE ? "+12025550123" : PERSON, Map.of());

        assertThat(facts(id, "coalesce((expires_at - created_at)::text, '')")).isEqualTo(worth);
        assertThat(facts(id, "payload_expires_on - (created_at at time zone 'UTC')::date"))
                .isEqualTo("" + days);
    }

    @Test
    void it_is_a_message_of_notifys_own_service_that_overtakes_others() {
        var id = send(InternalTemplate.SMS_CODE, "+1 202 555 0123", Map.of("verify_code", "482913"));

        assertThat(facts(id, "concat_ws(' ', service_id, key_type, notification_status, queue_lane)"))
                .isEqualTo(NOTIFY + " normal created high");
        assertThat(facts(id, "template_version = (select version from templates where id = template_id)"))
                .as("the current version, whatever an operator made of it")
                .isEqualTo("true");
        assertThat(facts(id, "concat(api_key_id, created_by_id)")).isEmpty();
        assertThat(services.texts("select lane from send_queue where notification_id = ?", id))
                .containsExactly("high");
        var payload = payload(id);
        assertThat(payload.to()).isEqualTo("+1 202 555 0123");
        assertThat(payload.personalisation()).isEqualTo(Map.of("verify_code", "482913"));
    }

    @Test
    void every_template_is_there_and_takes_its_message() {
        for (var template : InternalTemplate.values()) {
            boolean text =
                    template == InternalTemplate.SMS_CODE || template == InternalTemplate.MOBILE_CHANGED_BY_MANAGER;

            var id = send(template, text ? "+12025550123" : PERSON, Map.of());

            assertThat(facts(id, "notification_type")).as(template.name()).isEqualTo(text ? "sms" : "email");
        }
    }

    @Test
    void a_name_is_plain_words_and_a_link_is_what_it_was() {
        var id = send(
                InternalTemplate.INVITATION,
                PERSON,
                Map.of("user_name", "[Accept](https://evil.example)\n# now", "url", "https://notify.gov/a]("));

        var values = payload(id).personalisation();
        assertThat(values).containsEntry("url", "https://notify.gov/a](");
        assertThat(String.valueOf(values.get("user_name")))
                .doesNotContain("](", "://", "\n")
                .startsWith("\u200B[Accept]");
    }

    @Test
    void nothing_is_told_of_what_was_not_done() {
        var sent = new ArrayList<UUID>();

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    sent.add(messages.send(InternalTemplate.EMAIL_LINK, PERSON, Map.of()));
                    throw new IllegalStateException("the rest went wrong");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(services.texts("select id::text from notifications where id = ?", sent.getFirst()))
                .isEmpty();
        assertThat(services.texts(
                        "select notification_id::text from send_queue where notification_id = ?", sent.getFirst()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"+12025550123, +18005550100", "+27600000000, +18005550100", "+447700900123, +18005550100"})
    void texts_come_from_the_number_of_notifys_own_service(String to, String sender) {
        assertThat(facts(send(InternalTemplate.MOBILE_CHANGED_BY_MANAGER, to, Map.of()), "reply_to_text"))
                .isEqualTo(sender);
    }

    @Test
    void answers_go_where_the_sender_says_and_otherwise_nowhere() {
        assertThat(facts(send(InternalTemplate.INVITATION, PERSON, Map.of()), "coalesce(reply_to_text, '')"))
                .isEmpty();
        var answered = QuarkusTransaction.requiringNew()
                .call(() -> messages.send(InternalTemplate.INVITATION, PERSON, Map.of(), "ana@agency.gov"));
        assertThat(facts(answered, "reply_to_text")).isEqualTo("ana@agency.gov");
    }

    @ParameterizedTest
    @CsvSource({"EMAIL_LINK, nobody at all", "SMS_CODE, 12", "SMS_CODE, someone@agency.gov"})
    void nobody_can_be_told_at_what_is_no_address(InternalTemplate template, String to) {
        assertThatThrownBy(() -> send(template, to, Map.of()))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refused -> assertThat(refused.error().status()).isEqualTo(400));
    }

    private UUID send(InternalTemplate template, String to, Map<String, String> values) {
        return QuarkusTransaction.requiringNew().call(() -> messages.send(template, to, values));
    }

    private String facts(UUID id, String expression) {
        return services.texts("select (" + expression + ")::text from notifications where id = ?", id)
                .getFirst();
    }

    private Payload payload(UUID id) {
        List<byte[]> sealed = Sql.list(
                database,
                "select sealed from notification_payloads where notification_id = ?",
                row -> row.getBytes("sealed"),
                id);
        return payloads.open(id, NOTIFY, sealed.getFirst());
    }
}
