package gov.notify.e2e;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gov.notify.e2e.world.Launched;
import gov.notify.e2e.world.Web;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import uk.gov.service.notify.NotificationClient;
import uk.gov.service.notify.NotificationClientException;

/// What a newcomer does first: `make run`, and a message through an official client.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FirstMessageTest {
    private static final Map<String, String> VALUES = Map.of("name", "Ada", "thing", "library card");

    private static Launched notify;

    @BeforeAll
    static void make_run() {
        notify = Launched.start();
    }

    @AfterAll
    static void stop() {
        notify.close();
    }

    @Test
    @Order(1)
    void an_email_of_the_java_client_is_delivered_within_5_seconds() throws NotificationClientException {
        var client = client();
        var to = "ada+" + UUID.randomUUID() + "@example.gov";
        var sent = client.sendEmail(notify.emailTemplate(), to, VALUES, "order-17");

        assertThat(sent.getBody()).isEqualTo("Dear Ada,\n\nYour library card is ready.");
        assertThat(sent.getReference()).isEqualTo(Optional.of("order-17"));
        awaitStatus(client, sent.getNotificationId(), "delivered");
        var message = inbox(to);
        assertThat(message.path("subject").asText()).isEqualTo("Hello Ada");
        assertThat(message.path("text").asText()).contains("Your library card is ready.");
        assertThat(message.path("html").asText()).contains("Your library card is ready.");
        assertThat(message.path("status").asText()).isEqualTo("delivered");
    }

    @Test
    @Order(2)
    void a_text_of_the_java_client_is_delivered_within_5_seconds() throws NotificationClientException {
        var client = client();
        var sent = client.sendSms(notify.smsTemplate(), "+12025550142", VALUES, "order-18");

        awaitStatus(client, sent.getNotificationId(), "delivered");
        var message = inbox("+12025550142");
        assertThat(message.path("text").asText()).contains("Hello Ada, your library card is ready.");
        assertThat(message.path("fragments").asInt()).isEqualTo(1);
        assertThat(message.path("from").asText())
                .as("a short code, which sends 100 a second")
                .isEqualTo("246810");
    }

    @Test
    @Order(3)
    void an_email_to_an_address_that_bounces_fails_for_good() throws NotificationClientException {
        var client = client();
        var sent = client.sendEmail(notify.emailTemplate(), "bounce@simulator.amazonses.com", VALUES, "order-19");

        awaitStatus(client, sent.getNotificationId(), "permanent-failure");
    }

    @Test
    @Order(4)
    void email_and_text_of_the_node_client_are_delivered_within_5_seconds() {
        var to = "ada+" + UUID.randomUUID() + "@example.gov";
        var output = NodeClient.run(Map.of(
                "NOTIFY_URL", notify.api(),
                "NOTIFY_KEY", notify.apiKey(),
                "EMAIL_TEMPLATE", notify.emailTemplate(),
                "SMS_TEMPLATE", notify.smsTemplate(),
                "EMAIL_TO", to,
                "SMS_TO", "+12025550143"));

        assertThat(output).contains("email delivered", "sms delivered");
        assertThat(inbox(to).path("subject").asText()).isEqualTo("Hello Grace");
        assertThat(inbox("+12025550143").path("text").asText()).contains("Hello Grace, your permit is ready.");
    }

    @Test
    @Order(5)
    void ctrl_c_leaves_no_process_behind() {
        var pids = notify.pids();
        assertThat(pids)
                .hasSizeGreaterThanOrEqualTo(4)
                .allMatch(pid -> ProcessHandle.of(pid).isPresent());

        notify.interrupt();

        await().atMost(15, SECONDS).untilAsserted(() -> {
            assertThat(pids).noneMatch(pid -> ProcessHandle.of(pid).isPresent());
            assertThat(notify.leftovers()).isEmpty();
        });
    }

    private static NotificationClient client() {
        return new NotificationClient(notify.apiKey(), notify.api());
    }

    private static void awaitStatus(NotificationClient client, UUID id, String status) {
        await().atMost(5, SECONDS)
                .untilAsserted(() -> assertThat(
                                client.getNotificationById(id.toString()).getStatus())
                        .isEqualTo(status));
    }

    private static com.fasterxml.jackson.databind.JsonNode inbox(String to) {
        var messages = Web.get(notify.inbox() + "/api/messages?to=" + to.replace("+", "%2B"))
                .json();
        var list = messages.isArray() ? messages : messages.path("messages");
        assertThat(list.size()).isEqualTo(1);
        return list.get(0);
    }
}
