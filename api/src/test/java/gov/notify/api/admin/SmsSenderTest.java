package gov.notify.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.api.given.Admin;
import gov.notify.api.given.Backends;
import gov.notify.api.given.HttpCalls;
import gov.notify.api.given.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a service's texts come from, as the admin application keeps it (docs/contract/admin-api.md, 12.2).
@QuarkusTest
@QuarkusTestResource(Backends.class)
class SmsSenderTest {

    @Inject
    Services services;

    @Inject
    Admin admin;

    private UUID serviceId = new UUID(0, 0);
    private String path = "";

    @BeforeEach
    void aServiceWithoutSenders() {
        serviceId = services.service().make().id();
        services.sql("delete from service_sms_senders where service_id = ?", serviceId);
        path = "/service/" + serviceId + "/sms-sender";
    }

    @Test
    void a_sender_is_added_and_shown_with_all_its_fields() {
        var added = add("Notify.gov", true);

        assertThat(added.status()).as(added.body()).isEqualTo(201);
        assertThat(added.json().properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder(
                        "id",
                        "service_id",
                        "sms_sender",
                        "is_default",
                        "archived",
                        "inbound_number_id",
                        "created_at",
                        "updated_at");
        assertThat(admin.get(path + "/" + id(added)).json()).isEqualTo(added.json());
        assertThat(senders()).containsExactly("Notify.gov");
    }

    @ParameterizedTest
    @CsvSource({"A", "12345678901", "+12028675309", "(202) 867-5309", "22395"})
    void a_sender_is_a_short_name_or_a_phone_number(String sender) {
        assertThat(add(sender, true).status()).isEqualTo(201);
    }

    @Test
    void a_number_is_kept_as_the_worker_knows_numbers() {
        assertThat(add("(202) 867-5309", true).json().get("sms_sender").asText())
                .isEqualTo("+12028675309");
        assertThat(add("22395", true).json().get("sms_sender").asText()).isEqualTo("22395");
    }

    @ParameterizedTest
    @CsvSource({"2028675309,+12028675309", "12028675309,+12028675309", "+4512345678,+4512345678", "1-800,1-800"})
    void what_is_a_number_is_kept_as_one_however_short_it_is_written(String typed, String kept) {
        var added = add(typed, true);

        assertThat(added.json().get("sms_sender").asText()).isEqualTo(kept);
        assertThat(admin.post(path + "/" + id(added), Map.of("sms_sender", typed, "is_default", true))
                        .json()
                        .get("sms_sender")
                        .asText())
                .isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource({"''", "'   '", "123456789012", "A name that is long", "Our Agency 202-867-5309"})
    void nothing_else_is_a_sender(String sender) {
        refused(add(sender, true), 400, "A sender is a name of 1 to 11 characters, or a phone number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A\nB", "A\r", "\u0000", "Notify\u001b", "A\tB", "Gov\u007f"})
    void a_sender_stands_in_a_line(String sender) {
        var answer = add(sender, true);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/message").asText())
                .isEqualTo("sms_sender contains an invalid character");
    }

    @Test
    void a_number_that_is_written_at_too_great_length_is_refused_before_it_reaches_the_table() {
        var answer = add(" ".repeat(300) + "+12028675309", true);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/message").asText())
                .startsWith("sms_sender")
                .endsWith("is too long");
    }

    @Test
    void a_new_default_takes_the_place_of_the_old_one() {
        add("First", true);
        add("Second", true);

        assertThat(senders()).containsExactly("Second", "First");
        assertThat(admin.get(path).json().get(1).get("is_default").asBoolean()).isFalse();
    }

    @Test
    void one_sender_has_to_be_the_default() {
        var text = "You must have at least one SMS sender as the default";
        refused(add("First", false), 400, text);
        var first = add("First", true);

        refused(admin.post(path + "/" + id(first), Map.of("sms_sender", "First", "is_default", false)), 400, text);
        refused(admin.post(path + "/" + id(first) + "/archive"), 400, "You cannot delete a default sms sender");
    }

    @Test
    void a_sender_is_changed_and_archived() {
        add("First", true);
        var second = add("Second", false);

        var changed = admin.post(path + "/" + id(second), Map.of("sms_sender", "Other", "is_default", false));
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(changed.json().get("sms_sender").asText()).isEqualTo("Other");

        var archived = admin.post(path + "/" + id(second) + "/archive");
        assertThat(archived.status()).isEqualTo(200);
        assertThat(archived.json().at("/data/archived").asBoolean()).isTrue();
        assertThat(senders()).containsExactly("First");
        assertThat(admin.get(path + "/" + id(second)).status()).isEqualTo(404);
    }

    @Test
    void the_only_sender_becomes_the_inbound_number_and_stays_the_default() {
        var first = add("First", true);
        var number = number("+12025550001");

        // The application sends the number's id as the text.
        var answer = admin.post(
                path,
                Map.of("sms_sender", number.toString(), "is_default", false, "inbound_number_id", number.toString()));

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(id(answer)).isEqualTo(id(first));
        assertThat(answer.json().get("sms_sender").asText()).isEqualTo("+12025550001");
        assertThat(answer.json().get("is_default").asBoolean()).isTrue();
        assertThat(answer.json().get("inbound_number_id").asText()).isEqualTo(number.toString());
    }

    @Test
    void beside_several_senders_the_inbound_number_is_one_more() {
        add("First", true);
        add("Second", false);
        var number = number("+12025550002");

        var answer =
                admin.post(path, Map.of("sms_sender", "x", "is_default", true, "inbound_number_id", number.toString()));

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(senders()).hasSize(3).first().isEqualTo("+12025550002");
    }

    @Test
    void an_inbound_number_is_neither_changed_nor_deleted() {
        add("First", true);
        var number = number("+12025550003");
        var answer =
                admin.post(path, Map.of("sms_sender", "x", "is_default", true, "inbound_number_id", number.toString()));

        refused(
                admin.post(path + "/" + id(answer), Map.of("sms_sender", "Other", "is_default", true)),
                400,
                "You can not change the inbound number for service " + serviceId);
        refused(admin.post(path + "/" + id(answer) + "/archive"), 400, "You cannot delete an inbound number");
        assertThat(admin.post(path + "/" + id(answer), Map.of("sms_sender", "+12025550003", "is_default", true))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_number_that_is_anothers_or_unknown_is_not_available() {
        add("First", true);
        var taken = number("+12025550004");
        var other = services.service().make().id();
        services.sql("update inbound_numbers set service_id = ? where id = ?", other, taken);
        var unknown = UUID.randomUUID();

        for (var number : List.of(taken, unknown)) {
            refused(
                    admin.post(
                            path,
                            Map.of("sms_sender", "x", "is_default", true, "inbound_number_id", number.toString())),
                    400,
                    "Inbound number: " + number + " is not available");
        }
        assertThat(senders()).containsExactly("First");
    }

    @Test
    void a_number_that_many_ask_for_is_given_to_one() throws InterruptedException, ExecutionException {
        var number = number("+12025550005");
        var calls = new ArrayList<Callable<HttpCalls.Answer>>();
        for (int i = 0; i < 6; i++) {
            var theirs = "/service/" + services.service().make().id() + "/sms-sender";
            calls.add(() -> admin.post(
                    theirs, Map.of("sms_sender", "x", "is_default", true, "inbound_number_id", number.toString())));
        }

        var statuses = new ArrayList<Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<HttpCalls.Answer> call : threads.invokeAll(calls)) {
                statuses.add(call.get().status());
            }
        }

        assertThat(statuses).containsOnlyOnce(201).contains(400).hasSize(6);
    }

    @Test
    void another_services_sender_does_not_exist() {
        var first = add("First", true);
        var other = "/service/" + services.service().make().id() + "/sms-sender/" + id(first);

        assertThat(admin.get(other).status()).isEqualTo(404);
        assertThat(admin.post(other, Map.of("sms_sender", "x", "is_default", true))
                        .status())
                .isEqualTo(404);
        assertThat(admin.post(other + "/archive").status()).isEqualTo(404);
    }

    private UUID number(String number) {
        var id = UUID.randomUUID();
        services.sql("delete from inbound_numbers where number = ?", number);
        services.sql(
                "insert into inbound_numbers (id, number, provider, created_at) values (?, ?, 'sns', now())",
                id,
                number);
        return id;
    }

    private HttpCalls.Answer add(String sender, boolean isDefault) {
        return admin.post(path, Map.of("sms_sender", sender, "is_default", isDefault));
    }

    private static String id(HttpCalls.Answer added) {
        return added.json().at("/id").asText();
    }

    private List<String> senders() {
        var senders = new ArrayList<String>();
        admin.get(path).json().forEach(row -> senders.add(row.get("sms_sender").asText()));
        return senders;
    }

    private static void refused(HttpCalls.Answer answer, int status, String text) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().get("result").asText()).isEqualTo("error");
        assertThat(answer.json().get("message").asText()).isEqualTo(text);
    }
}
