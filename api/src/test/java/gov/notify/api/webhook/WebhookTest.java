package gov.notify.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import gov.notify.egress.Egress;
import gov.notify.jdbc.Sql;
import gov.notify.queue.EntryKind;
import gov.notify.queue.Hint;
import gov.notify.receipt.ReceiptInbox;
import gov.notify.receipt.ReceiptSource;
import gov.notify.sandbox.postgres.MigratedDatabase;
import gov.notify.security.Sealing;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTest {

    private static final DataSource DATABASE = MigratedDatabase.create().pool(4);
    private static final WebhookAnswer EMAIL_OK = new WebhookAnswer(200, "success", "SES-SNS callback succeeded");

    private static final WebhookConfig SETTINGS = new SmallRyeConfigBuilder()
            .withMapping(WebhookConfig.class)
            .withConverter(Duration.class, 100, new DurationConverter())
            .build()
            .getConfigMapping(WebhookConfig.class);

    private final Fixture.Certificates certificates = new Fixture.Certificates();
    private final Queue<Hint> hinted = new ConcurrentLinkedQueue<>();
    private final Queue<String> askedOfSns = new ConcurrentLinkedQueue<>();
    private HttpServer sns;
    private ReceiptWriter writer;
    private SnsWebhook webhook;

    @BeforeEach
    void start() throws IOException {
        sns = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        sns.createContext("/", exchange -> {
            askedOfSns.add(exchange.getRequestURI().toString());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        sns.start();
        var sealing = new Sealing((byte) 1, Map.of((byte) 1, new SecretKeySpec(new byte[32], "AES")));
        writer = new ReceiptWriter(new ReceiptInbox(DATABASE, sealing, hinted::addAll, Clock.systemUTC()), SETTINGS);
        webhook = new SnsWebhook(
                new EnvelopeCheck(Fixture.TOPICS, certificates),
                new Subscription(
                        Egress.direct(),
                        Optional.of(URI.create(
                                "http://127.0.0.1:" + sns.getAddress().getPort()))),
                writer);
        Sql.once(
                DATABASE,
                connection -> connection
                        .createStatement()
                        .executeUpdate("with keys as (delete from receipt_keys) delete from receipt_inbox"));
    }

    @AfterEach
    void stop() {
        writer.close();
        sns.stop(0);
    }

    static Stream<String> receipts() {
        return Stream.of("ses", "eum-v2").flatMap(Fixture::notifications);
    }

    @ParameterizedTest
    @MethodSource("receipts")
    void every_receipt_leaves_one_row_however_often_it_comes(String name) {
        var source = name.startsWith("ses/") ? ReceiptSource.SES : ReceiptSource.SNS;

        for (int i = 0; i < 3; i++) {
            assertThat(webhook.receive(source, "Notification", Fixture.bytes(name))
                            .status())
                    .isEqualTo(200);
        }

        assertThat(inbox("body::text")).hasSize(1).first().asString().doesNotContain("@", "+1202", "appointment");
    }

    @Test
    void a_receipt_is_hinted_once_and_what_is_none_never() {
        assertThat(receive("ses/delivery")).isEqualTo(EMAIL_OK);
        assertThat(receive("ses/delivery-duplicate")).isEqualTo(EMAIL_OK);
        assertThat(receive("ses/event-open")).isEqualTo(EMAIL_OK);
        assertThat(receive("negative/message-not-json")).isEqualTo(EMAIL_OK);

        assertThat(hinted)
                .singleElement()
                .satisfies(hint -> assertThat(hint.kind()).isEqualTo(EntryKind.RECEIPT));
        assertThat(inbox("coalesce(outcome, 'waiting')")).containsExactlyInAnyOrder("waiting", "ignored", "ignored");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tampered-message",
                "foreign-topic",
                "foreign-cert-host",
                "http-cert-url",
                "cert-path-traversal",
                "unknown-signature-version"
            })
    void a_forgery_is_refused_and_leaves_nothing(String name) {
        assertThat(receive("negative/" + name))
                .isEqualTo(new WebhookAnswer(400, "error", "SES-SNS callback failed: validation failed"));
        assertThat(inbox("id::text")).isEmpty();
    }

    @Test
    void says_what_is_wrong_with_what_is_no_envelope() {
        var body = Fixture.bytes("ses/delivery");
        var noJson = "not json".getBytes(StandardCharsets.UTF_8);

        assertThat(webhook.receive(ReceiptSource.SES, null, body).message())
                .isEqualTo("SES-SNS callback failed: invalid message type");
        assertThat(webhook.receive(ReceiptSource.SES, "Something", body).message())
                .isEqualTo("SES-SNS callback failed: invalid message type");
        assertThat(webhook.receive(ReceiptSource.SNS, "Notification", noJson).message())
                .isEqualTo("SMS-SNS callback failed: invalid JSON given");
        assertThat(webhook.receive(ReceiptSource.SES, "SubscriptionConfirmation", body)
                        .message())
                .isEqualTo("SES-SNS callback failed: validation failed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "subscription-confirmation-v1",
                "subscription-confirmation-v2",
                "subscription-confirmation-foreign-host"
            })
    void a_subscription_is_confirmed_with_sns_and_nobody_else(String name) {
        var answer = webhook.receive(ReceiptSource.SES, "SubscriptionConfirmation", Fixture.bytes("sns/" + name));

        assertThat(answer).isEqualTo(EMAIL_OK);
        assertThat(askedOfSns)
                .singleElement()
                .asString()
                .contains("Action=ConfirmSubscription", "Token=2336412f37fb687f5d51e6e2425c464cefake0token");
        assertThat(inbox("id::text")).isEmpty();
    }

    @Test
    void texts_from_people_are_subscribed_to_and_dropped_while_that_is_switched_off() {
        var confirmed =
                webhook.receiveInbound("SubscriptionConfirmation", Fixture.bytes("sns/subscription-confirmation-v2"));
        var dropped = webhook.receiveInbound("Notification", Fixture.bytes("ses/delivery"));

        assertThat(List.of(confirmed, dropped))
                .containsOnly(new WebhookAnswer(200, "success", "SMS-SNS callback succeeded"));
        assertThat(askedOfSns).hasSize(1);
        assertThat(inbox("id::text")).isEmpty();
    }

    @Test
    void a_forged_text_is_refused_even_while_that_is_switched_off() {
        assertThat(webhook.receiveInbound("Notification", Fixture.bytes("negative/tampered-message"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_confirmation_that_sns_does_not_take_is_not_answered_as_done() {
        sns.stop(0);

        var answer = webhook.receive(
                ReceiptSource.SES, "SubscriptionConfirmation", Fixture.bytes("sns/subscription-confirmation-v1"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).endsWith("SubscriptionConfirmation Type message failed");
    }

    @Test
    void the_end_of_a_subscription_is_taken_note_of_and_not_undone() {
        var answer = webhook.receive(
                ReceiptSource.SES, "UnsubscribeConfirmation", Fixture.bytes("sns/unsubscribe-confirmation"));

        assertThat(answer).isEqualTo(EMAIL_OK);
        assertThat(askedOfSns).isEmpty();
    }

    private WebhookAnswer receive(String name) {
        return webhook.receive(ReceiptSource.SES, "Notification", Fixture.bytes(name));
    }

    private static List<String> inbox(String column) {
        return Sql.once(DATABASE, connection -> {
            var values = new ArrayList<String>();
            try (var rows = connection.createStatement().executeQuery("select " + column + " from receipt_inbox")) {
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
            return values;
        });
    }
}
