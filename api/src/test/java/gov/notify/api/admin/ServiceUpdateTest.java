package gov.notify.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gov.notify.api.given.Admin;
import gov.notify.api.given.Backends;
import gov.notify.api.given.HttpCalls;
import gov.notify.api.given.Services;
import gov.notify.api.given.TestService;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How services change (docs/contract/admin-services.md, 10.3).
@QuarkusTest
@QuarkusTestResource(Backends.class)
class ServiceUpdateTest {

    private static final TestService NONE =
            new TestService(new UUID(0, 0), new UUID(0, 0), Map.of(), new UUID(0, 0), new UUID(0, 0));

    @Inject
    Services services;

    @Inject
    Admin admin;

    private TestService service = NONE;
    private String path = "";

    @BeforeEach
    void aServiceOnTrial() {
        service = services.service().restricted().make();
        path = "/service/" + service.id();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "restricted|false",
                "count_as_live|false",
                "prefix_sms|false",
                "message_limit|250000",
                "total_message_limit|7",
                "rate_limit|500",
                "consent_to_research|true",
                "consent_to_research|null",
                "volume_sms|12",
                "volume_email|null",
                "contact_link|`\"https://example.gov\"`",
                "contact_link|null",
                "organization_type|`\"state\"`",
                "organization_type|null",
                "notes|`\"A note\"`",
                "purchase_order_number|`\"PO1\"`",
                "billing_contact_names|`\"\"`",
                "billing_contact_email_addresses|null",
                "billing_reference|`\"\"`",
                "email_from|`\"walk.two.é\"`",
                "permissions|`[\"email\",\"inbound_sms\"]`",
                "permissions|[]"
            })
    void a_property_is_changed_and_nothing_else(String property, String value) throws Exception {
        var before = shown();

        var changed = post("{\"" + property + "\":" + value + "}");

        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        var after = changed.json().get("data");
        assertThat(sorted(after.get(property))).isEqualTo(sorted(new ObjectMapper().readTree(value)));
        assertThat(shown()).isEqualTo(after);
        before.properties().stream()
                .filter(was -> !was.getKey().equals(property))
                .forEach(was -> assertThat(sorted(after.get(was.getKey())))
                        .as(was.getKey())
                        .isEqualTo(sorted(was.getValue())));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-25 10:12:54.239568,2026-11-25 10:12:54.239568",
        "2026-11-25 10:12:54,2026-11-25 10:12:54.000000",
        "2026-11-25T10:12:54Z,2026-11-25 10:12:54.000000",
        "2026-11-25T10:12:54+01:00,2026-11-25 09:12:54.000000"
    })
    void the_moment_of_going_live_is_taken_as_python_prints_it_and_as_iso_8601(String said, String shown) {
        var answer = update(Map.of("go_live_at", said, "go_live_user", service.userId()));

        assertThat(answer.json().at("/data/go_live_at").asText()).isEqualTo(shown);
        assertThat(answer.json().at("/data/go_live_user").asText())
                .isEqualTo(service.userId().toString());
        assertThat(post("{\"go_live_at\":null}").json().at("/data/go_live_at").isNull())
                .isTrue();
    }

    @Test
    void every_change_is_a_version_with_who_made_it_and_one_that_changes_nothing_is_one_too() {
        var other = user("Bob", "active", "bob." + UUID.randomUUID() + "@agency.gov");

        update(Map.of("notes", "A note", "created_by", other));
        update(Map.of());

        assertThat(services.texts(
                        "select version || ' ' || coalesce(notes, '-') || ' ' || (created_by_id = ?) || ' '"
                                + " || (updated_at is null) from services_history where id = ? order by version",
                        other,
                        service.id()))
                .containsExactly("2 A note true false", "3 A note true false");
        assertThat(shown().get("created_by").asText()).isEqualTo(other.toString());
    }

    @Test
    void what_nobody_may_change_is_passed_over() {
        var before = shown();

        var answer = update(Map.of(
                "id",
                UUID.randomUUID().toString(),
                "organization",
                UUID.randomUUID().toString(),
                "research_mode",
                true,
                "free_sms_fragment_limit",
                1,
                "reply_to_email_address",
                "a@b.gov",
                "sms_sender",
                "x",
                "inbound_api",
                List.of("x"),
                "ambiguous_policy",
                "x",
                "whatever",
                "x"));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(sorted(answer.json().get("data"))).isEqualTo(sorted(before));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`{\"name\":\" \"}`|`{\"name\":[\"Invalid name\"]}`",
                "`{\"name\":null}`|`{\"name\":[\"Field may not be null.\"]}`",
                "`{\"prefix_sms\":null}`|`{\"prefix_sms\":[\"Field may not be null.\"]}`",
                "`{\"restricted\":null}`|`{\"restricted\":[\"Field may not be null.\"]}`",
                "`{\"volume_sms\":\"x\"}`|`{\"volume_sms\":[\"Not a valid integer.\"]}`",
                "`{\"go_live_at\":\"soon\"}`|`{\"go_live_at\":[\"Not a valid datetime.\"]}`",
                "`{\"organization_type\":\"bogus\"}`|`{\"organization_type\":[\"Invalid enum value bogus\"]}`",
                "`{\"permissions\":[\"sms\",\"bogus\"]}`|`{\"permissions\":[\"Invalid Service Permission: 'bogus'\"]}`",
                "`{\"permissions\":[\"sms\",\"sms\"]}`|`{\"permissions\":[\"Duplicate Service Permission: ['sms']\"]}`",
                "`{\"permissions\":\"sms\"}`|`{\"permissions\":[\"Not a valid list.\"]}`",
                "`{\"email_branding\":\"x\"}`|`{\"email_branding\":[\"Not a valid UUID.\"]}`",
                "`{\"email_branding\":\"6ce466d0-fd6a-11e5-82f5-e0accb9d11a6\"}`"
                        + "|`{\"email_branding\":[\"There is no such branding\"]}`",
                "`{\"created_by\":\"6ce466d0-fd6a-11e5-82f5-e0accb9d11a6\"}`"
                        + "|`{\"created_by\":[\"There is no such user\"]}`",
                "`{\"go_live_user\":\"6ce466d0-fd6a-11e5-82f5-e0accb9d11a6\"}`"
                        + "|`{\"go_live_user\":[\"There is no such user\"]}`"
            })
    void what_is_wrong_is_told_and_nothing_is_changed(String body, String message) {
        var before = shown();

        var answer = post(body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().get("message").toString()).isEqualTo(message);
        assertThat(shown()).isEqualTo(before);
        assertThat(services.texts("select version::text from services_history where id = ?", service.id()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"name", "contact_link", "purchase_order_number", "billing_reference"})
    void texts_of_more_than_255_characters_are_refused(String property) {
        assertThat(update(Map.of(property, "é".repeat(255))).status()).isEqualTo(200);
        var longer = update(Map.of(property, "é".repeat(256)));
        assertThat(longer.status()).isEqualTo(400);
        assertThat(longer.json().at("/message/" + property + "/0").asText())
                .isEqualTo("Longer than maximum length 255.");
        services.sql("update services set name = id::text where id = ?", service.id());
    }

    @Test
    void a_look_is_chosen_and_taken_away_again() {
        var branding = UUID.randomUUID();
        services.sql("insert into email_branding (id, name) values (?, ?)", branding, "Look " + branding);

        assertThat(look(update(Map.of("email_branding", branding)))).isEqualTo(branding.toString());
        assertThat(look(update(Map.of("notes", "x")))).isEqualTo(branding.toString());
        assertThat(look(post("{\"email_branding\":null}"))).isEqualTo("null");
        update(Map.of("email_branding", branding));
        assertThat(look(update(Map.of("email_branding", "")))).isEqualTo("null");
    }

    @Test
    void no_two_services_have_one_name_or_one_address() {
        var other = services.service().make();
        var taken = "Service " + other.id();

        var sameName = update(Map.of("name", taken));
        assertThat(sameName.status()).isEqualTo(400);
        assertThat(sameName.json().get("message").toString())
                .isEqualTo("{\"name\":[\"Duplicate service name '" + taken + "'\"]}");

        var sameAddress = update(Map.of("email_from", "service." + other.id()));
        assertThat(sameAddress.status()).isEqualTo(400);
        assertThat(sameAddress.json().get("message").toString())
                .isEqualTo("{\"name\":[\"Duplicate service name 'service." + other.id() + "'\"]}");
    }

    @Test
    void of_two_who_saw_one_version_the_second_is_told_so() throws Exception {
        var updates = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 8; i++) {
            updates.add(() -> update(Map.of("notes", "A note", "version", 1)).status());
        }

        assertThat(statuses(updates)).containsOnlyOnce(200).containsOnly(200, 409);
        assertThat(services.texts("select version::text from services where id = ?", service.id()))
                .containsExactly("2");
    }

    @ParameterizedTest
    @CsvSource({"'\"x\"',200", "null,200", "1.5,200", "[],200", "1,409", "'\"1\"',409"})
    void only_a_version_that_is_a_whole_number_says_what_was_seen(String version, int status) {
        update(Map.of("notes", "of somebody else"));

        assertThat(post("{\"notes\":\"A note\",\"version\":" + version + "}").status())
                .isEqualTo(status);
    }

    @Test
    void without_a_version_whoever_comes_last_wins_and_each_makes_one() throws Exception {
        var updates = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 8; i++) {
            var note = "Note " + i;
            updates.add(() -> update(Map.of("notes", note)).status());
        }

        assertThat(statuses(updates)).containsOnly(200);
        assertThat(services.texts(
                        "select version::text from services_history where id = ? order by version", service.id()))
                .containsExactly("2", "3", "4", "5", "6", "7", "8", "9");
    }

    @Test
    void permissions_are_replaced_at_once_by_several_people_and_one_of_them_wins() throws Exception {
        var updates = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 4; i++) {
            updates.add(() ->
                    update(Map.of("permissions", List.of("sms", "inbound_sms"))).status());
            updates.add(() -> update(Map.of("permissions", List.of("email", "email_auth")))
                    .status());
        }

        assertThat(statuses(updates)).containsOnly(200);
        assertThat(List.of(List.of("\"email\"", "\"email_auth\""), List.of("\"inbound_sms\"", "\"sms\"")))
                .contains(sorted(shown().get("permissions")));
    }

    @Test
    void its_active_members_are_told_when_it_goes_live_and_only_then() {
        for (var state : List.of("pending", "inactive")) {
            join(user("Bob", state, state + UUID.randomUUID() + "@agency.gov"));
        }
        join(user("Unreachable", "active", "nowhere-" + UUID.randomUUID()));
        long before = mails();

        update(Map.of("message_limit", 250_000, "restricted", false, "go_live_at", "2026-11-25 10:12:54.239568"));
        assertThat(mails() - before).isEqualTo(1);

        update(Map.of("restricted", false));
        update(Map.of("restricted", true));
        assertThat(mails() - before).isEqualTo(1);
    }

    @Test
    void an_unknown_service_is_not_found() {
        assertThat(admin.post("/service/" + UUID.randomUUID(), Map.of("notes", "x"))
                        .status())
                .isEqualTo(404);
        assertThat(admin.get("/service/" + UUID.randomUUID())
                        .json()
                        .get("message")
                        .asText())
                .isEqualTo("No result found");
        assertThat(admin.get("/service/1-1-1-1-1").status()).isEqualTo(404);
    }

    private HttpCalls.Answer update(Map<String, ?> body) {
        return admin.post(path, body);
    }

    private HttpCalls.Answer post(String body) {
        return admin.postText(path, body);
    }

    private JsonNode shown() {
        return admin.get(path).json().get("data");
    }

    private static String look(HttpCalls.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().at("/data/email_branding").asText();
    }

    /// Arrays are in no order.
    private static List<String> sorted(JsonNode node) {
        var texts = new ArrayList<String>();
        if (node.isObject()) {
            node.properties().forEach(property -> texts.add(property.getKey() + sorted(property.getValue())));
        } else if (node.isArray()) {
            node.forEach(item -> texts.add(item.toString()));
        } else {
            texts.add(node.toString());
        }
        texts.sort(null);
        return texts;
    }

    private static List<Integer> statuses(List<Callable<Integer>> calls) throws Exception {
        var statuses = new ArrayList<Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var call : threads.invokeAll(calls)) {
                statuses.add(call.get());
            }
        }
        return statuses;
    }

    private long mails() {
        return Long.parseLong(services.texts(
                        "select count(*)::text from notifications where template_id = ?",
                        UUID.fromString("618185c6-3636-49cd-b7d2-6f6f5eb3bdde"))
                .getFirst());
    }

    private void join(UUID userId) {
        services.sql("insert into user_to_service values (?, ?)", userId, service.id());
    }

    private UUID user(String name, String state, String address) {
        var id = UUID.randomUUID();
        var now = Instant.now();
        services.sql("""
                insert into users (id, name, email_address, mobile_number, password_hash, password_changed_at, state,
                                   email_access_validated_at, created_at)
                values (?, ?, ?, '+12025550111', 'none', ?, ?, ?, ?)
                """, id, name, address, now, state, now, now);
        return id;
    }
}
