package gov.notify.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.api.given.Admin;
import gov.notify.api.given.Backends;
import gov.notify.api.given.HttpCalls;
import gov.notify.api.given.Services;
import gov.notify.api.given.TestService;
import gov.notify.service.ServiceSnapshots;
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

/// Where answers to a service's emails go, as the admin application keeps it (docs/contract/admin-api.md, 12.1).
@QuarkusTest
@QuarkusTestResource(Backends.class)
class ReplyToTest {

    @Inject
    Services services;

    @Inject
    ServiceSnapshots snapshots;

    @Inject
    Admin admin;

    private TestService service =
            new TestService(new UUID(0, 0), new UUID(0, 0), Map.of(), new UUID(0, 0), new UUID(0, 0));
    private String path = "";

    @BeforeEach
    void aServiceWithoutAddresses() {
        service = services.service().make();
        services.sql("delete from service_email_reply_to where service_id = ?", service.id());
        path = "/service/" + service.id() + "/email-reply-to";
    }

    @Test
    void an_address_is_added_and_shown_with_all_its_fields() {
        var added = add("  Team@Example.gov ", true);

        assertThat(added.status()).as(added.body()).isEqualTo(201);
        var row = added.json().get("data");
        assertThat(row.properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder(
                        "id", "service_id", "email_address", "is_default", "archived", "created_at", "updated_at");
        assertThat(row.get("email_address").asText()).isEqualTo("Team@Example.gov");
        assertThat(row.get("service_id").asText()).isEqualTo(service.id().toString());
        assertThat(row.get("is_default").asBoolean()).isTrue();
        assertThat(row.get("archived").asBoolean()).isFalse();
        assertThat(row.get("created_at").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
        assertThat(row.get("updated_at").isNull()).isTrue();
        assertThat(admin.get(path + "/" + id(added)).json()).isEqualTo(row);
    }

    @Test
    void the_list_has_the_default_first_and_then_the_newest() {
        add("first@example.gov", true);
        add("second@example.gov", false);
        add("third@example.gov", false);

        assertThat(addresses()).containsExactly("first@example.gov", "third@example.gov", "second@example.gov");
    }

    @Test
    void an_unknown_service_has_no_addresses_and_gets_none() {
        var unknown = "/service/" + UUID.randomUUID() + "/email-reply-to";

        assertThat(admin.get(unknown).body()).isEqualTo("[]");
        assertThat(admin.post(unknown, Map.of("email_address", "a@example.gov", "is_default", true))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void an_address_is_tried_by_a_message_of_notifys_own() {
        var answer = admin.post(path + "/verify", Map.of("email", " Team@Example.gov "));

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.json().at("/data").properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("id");
        var sent = UUID.fromString(answer.json().at("/data/id").asText());
        assertThat(services.texts("select concat(service_id, ' ', template_id) from notifications where id = ?", sent))
                .containsExactly("d6aa2c68-a2d9-4437-ab19-3ae8eb202553 a42f1d17-9404-46d5-a647-d013bdfca3e1");
        assertThat(addresses()).isEmpty();
    }

    @Test
    void an_address_that_the_service_uses_already_is_not_tried() {
        add("Team@example.gov", true);

        refused(
                admin.post(path + "/verify", Map.of("email", "team@example.gov")),
                409,
                "Your service already uses ‘team@example.gov’ as an email reply-to address.");
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"email\":\"nobody\"}', Not a valid email address",
        "'{}', Missing data for required field.",
        "'{\"email\":null}', Field may not be null.",
        "'{\"email\":5}', Not a valid string."
    })
    void what_is_no_address_is_not_tried(String body, String text) {
        var answer = admin.postText(path + "/verify", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/message/email/0").asText()).isEqualTo(text);
    }

    @Test
    void nothing_is_tried_for_a_service_that_is_not_there() {
        var unknown = "/service/" + UUID.randomUUID() + "/email-reply-to/verify";

        assertThat(admin.post(unknown, Map.of("email", "a@example.gov")).status())
                .isEqualTo(404);
    }

    @Test
    void a_new_default_takes_the_place_of_the_old_one() {
        var first = add("first@example.gov", true);

        add("second@example.gov", true);

        var old = admin.get(path + "/" + id(first)).json();
        assertThat(old.get("is_default").asBoolean()).isFalse();
        assertThat(old.get("updated_at").isNull()).isFalse();
    }

    @Test
    void the_first_address_has_to_be_the_default() {
        refused(
                add("first@example.gov", false),
                400,
                "You must have at least one reply to email address as the default.");
        assertThat(addresses()).isEmpty();
    }

    @Test
    void the_default_cannot_stop_being_it() {
        var first = add("first@example.gov", true);
        add("second@example.gov", false);

        refused(
                change(first, "first@example.gov", false),
                400,
                "You must have at least one reply to email address as the default.");
    }

    @Test
    void an_address_is_changed() {
        var first = add("first@example.gov", true);

        var changed = change(first, "other@example.gov", true);

        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(changed.json().at("/data/email_address").asText()).isEqualTo("other@example.gov");
        assertThat(changed.json().at("/data/updated_at").isNull()).isFalse();
    }

    @Test
    void no_address_is_there_twice_whatever_its_case() {
        add("first@example.gov", true);
        var second = add("second@example.gov", false);

        var text = "Your service already uses ‘First@Example.gov’ as an email reply-to address.";
        refused(add("First@Example.gov", false), 409, text);
        refused(change(second, "First@Example.gov", false), 409, text);
    }

    @Test
    void an_archived_address_is_gone_and_may_be_added_again() {
        add("first@example.gov", true);
        var second = add("second@example.gov", false);

        var archived = admin.post(path + "/" + id(second) + "/archive");

        assertThat(archived.status()).isEqualTo(200);
        assertThat(archived.json().at("/data/archived").asBoolean()).isTrue();
        assertThat(admin.post(path + "/" + id(second) + "/archive").json()).isEqualTo(archived.json());
        assertThat(admin.get(path + "/" + id(second)).status()).isEqualTo(404);
        refused(change(second, "second@example.gov", false), 404, "No result found");
        assertThat(addresses()).containsExactly("first@example.gov");
        assertThat(add("second@example.gov", false).status()).isEqualTo(201);
    }

    @Test
    void the_default_cannot_be_archived() {
        var first = add("first@example.gov", true);

        refused(
                admin.post(path + "/" + id(first) + "/archive"),
                400,
                "You cannot delete a default email reply to address");
    }

    @Test
    void another_services_address_does_not_exist() {
        var first = add("first@example.gov", true);
        var other = "/service/" + services.service().make().id() + "/email-reply-to/" + id(first);

        assertThat(admin.get(other).status()).isEqualTo(404);
        assertThat(admin.post(other, Map.of("email_address", "x@example.gov", "is_default", true))
                        .status())
                .isEqualTo(404);
        assertThat(admin.post(other + "/archive").status()).isEqualTo(404);
        assertThat(addresses()).containsExactly("first@example.gov");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|email_address is a required property, is_default is a required property",
                "{\"email_address\":null,\"is_default\":true}|email_address None is not of type string",
                "{\"email_address\":\"a@example.gov\",\"is_default\":\"yes\"}|is_default yes is not of type boolean",
                "{\"email_address\":\"nobody\",\"is_default\":1}|"
                        + "email_address Not a valid email address, is_default 1 is not of type boolean"
            })
    void every_fault_of_a_body_is_told_at_once(String body, String faults) {
        var answer = admin.postText(path, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("status_code").asInt()).isEqualTo(400);
        var messages = new ArrayList<String>();
        answer.json().get("errors").forEach(error -> {
            assertThat(error.get("error").asText()).isEqualTo("ValidationError");
            messages.add(error.get("message").asText());
        });
        assertThat(String.join(", ", messages)).isEqualTo(faults);
    }

    @Test
    void keys_that_nobody_knows_are_passed_over() {
        var body = Map.of("email_address", "a@example.gov", "is_default", true, "colour", "blue");

        assertThat(admin.post(path, body).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({"null", "[]", "1", "'\"text\"'"})
    void a_body_that_is_no_object_is_told_as_a_form_is(String body) {
        var answer = admin.postText(path, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/message/_schema/0").asText()).isEqualTo("Invalid input type.");
    }

    @ParameterizedTest
    @CsvSource({"{", "''", "{a}"})
    void a_body_that_is_no_json_is_told_in_one_sentence(String body) {
        refused(
                admin.postText(path, body),
                400,
                "The browser (or proxy) sent a request that this server could not understand.");
    }

    @ParameterizedTest
    @CsvSource({"1-1-1-1-1", "nobody", "00000000000000000000000000000000"})
    void what_is_no_uuid_is_an_unknown_path(String id) {
        var text = "The requested URL was not found on the server. If you entered the URL manually"
                + " please check your spelling and try again.";

        refused(admin.get("/service/" + id + "/email-reply-to"), 404, text);
        refused(admin.get(path + "/" + id), 404, text);
    }

    @Test
    void defaults_that_are_set_at_the_same_moment_leave_one() throws Exception {
        var calls = new ArrayList<Callable<HttpCalls.Answer>>();
        for (int i = 0; i < 8; i++) {
            var address = "a" + i + "@example.gov";
            calls.add(() -> add(address, true));
        }

        var answers = atOnce(calls);

        assertThat(answers).allMatch(answer -> answer.status() == 201);
        var defaults = new ArrayList<String>();
        admin.get(path).json().forEach(row -> {
            if (row.get("is_default").asBoolean()) {
                defaults.add(row.get("email_address").asText());
            }
        });
        assertThat(defaults).hasSize(1);
        assertThat(addresses()).hasSize(8);
    }

    @Test
    void a_send_sees_the_change_at_once() {
        assertThat(snapshots.find(service.id()).orElseThrow().emails().replyTos())
                .isEmpty();

        var added = add("first@example.gov", true);

        assertThat(snapshots.find(service.id()).orElseThrow().emails().replyTos())
                .extracting(sender -> sender.id().toString())
                .containsExactly(id(added));
    }

    private static List<HttpCalls.Answer> atOnce(List<Callable<HttpCalls.Answer>> calls)
            throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<HttpCalls.Answer>();
            for (Future<HttpCalls.Answer> call : threads.invokeAll(calls)) {
                answers.add(call.get());
            }
            return answers;
        }
    }

    private HttpCalls.Answer add(String address, boolean isDefault) {
        return admin.post(path, Map.of("email_address", address, "is_default", isDefault));
    }

    private HttpCalls.Answer change(HttpCalls.Answer added, String address, boolean isDefault) {
        return admin.post(path + "/" + id(added), Map.of("email_address", address, "is_default", isDefault));
    }

    private static String id(HttpCalls.Answer added) {
        return added.json().at("/data/id").asText();
    }

    private List<String> addresses() {
        var addresses = new ArrayList<String>();
        admin.get(path)
                .json()
                .forEach(row -> addresses.add(row.get("email_address").asText()));
        return addresses;
    }

    private static void refused(HttpCalls.Answer answer, int status, String text) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().get("result").asText()).isEqualTo("error");
        assertThat(answer.json().get("message").asText()).isEqualTo(text);
    }
}
