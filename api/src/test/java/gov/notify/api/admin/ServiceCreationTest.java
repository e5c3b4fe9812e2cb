package gov.notify.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gov.notify.api.given.Admin;
import gov.notify.api.given.Backends;
import gov.notify.api.given.HttpCalls;
import gov.notify.api.given.Services;
import gov.notify.api.given.TestClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How services come to be (docs/contract/admin-services.md, 10.3).
@QuarkusTest
@QuarkusTestResource(Backends.class)
class ServiceCreationTest {

    @Inject
    Services services;

    @Inject
    Admin admin;

    @Inject
    TestClock clock;

    private UUID person = new UUID(0, 0);
    private String name = "";

    @BeforeEach
    void aPerson() {
        name = "Service " + UUID.randomUUID();
        person = user("ann." + UUID.randomUUID() + "@nobodys.example", false);
    }

    @Test
    void a_new_service_is_answered_with_all_its_fields() {
        var created = create(Map.of("organization_type", "federal"));

        assertThat(created.status()).as(created.body()).isEqualTo(201);
        var service = created.json().get("data");
        assertThat(service.properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder(
                        "id",
                        "name",
                        "active",
                        "restricted",
                        "message_limit",
                        "total_message_limit",
                        "rate_limit",
                        "email_from",
                        "prefix_sms",
                        "contact_link",
                        "count_as_live",
                        "consent_to_research",
                        "volume_sms",
                        "volume_email",
                        "go_live_at",
                        "go_live_user",
                        "organization",
                        "organization_type",
                        "email_branding",
                        "permissions",
                        "created_by",
                        "inbound_api",
                        "service_callback_api",
                        "notes",
                        "purchase_order_number",
                        "billing_contact_names",
                        "billing_contact_email_addresses",
                        "billing_reference");
        assertThat(service.get("name").asText()).isEqualTo(name);
        assertThat(service.get("active").booleanValue()).isTrue();
        assertThat(service.get("restricted").booleanValue()).isTrue();
        assertThat(service.get("count_as_live").booleanValue()).isTrue();
        assertThat(service.get("prefix_sms").booleanValue()).isTrue();
        assertThat(service.get("message_limit").intValue()).isEqualTo(50);
        assertThat(service.get("total_message_limit").intValue()).isEqualTo(5_000_000);
        assertThat(service.get("rate_limit").intValue()).isEqualTo(3000);
        assertThat(service.get("organization_type").asText()).isEqualTo("federal");
        assertThat(service.get("created_by").asText()).isEqualTo(person.toString());
        assertThat(texts(service.get("permissions"))).containsExactlyInAnyOrder("sms", "email", "international_sms");
        assertThat(service.get("inbound_api")).isEmpty();
        assertThat(service.get("service_callback_api")).isEmpty();
        for (var property : new String[] {"contact_link", "go_live_at", "go_live_user", "organization", "notes"}) {
            assertThat(service.get(property).isNull()).as(property).isTrue();
        }
        assertThat(admin.get("/service/" + service.get("id").asText()).json().get("data"))
                .isEqualTo(service);
    }

    @Test
    void a_new_service_has_its_first_member_its_sender_its_allowance_and_its_first_version() {
        var id = id(create(Map.of()));

        assertThat(services.texts("select user_id::text from user_to_service where service_id = ?", id))
                .containsExactly(person.toString());
        assertThat(services.texts(
                        "select permission from permissions where service_id = ? and user_id = ?", id, person))
                .containsExactlyInAnyOrder(
                        "manage_users",
                        "manage_templates",
                        "manage_settings",
                        "send_texts",
                        "send_emails",
                        "manage_api_keys",
                        "view_activity");
        assertThat(services.texts(
                        "select sms_sender || ' ' || is_default from service_sms_senders where service_id = ?", id))
                .containsExactly("Notify.gov true");
        assertThat(services.texts(
                        "select financial_year_start || ' ' || free_sms_fragment_limit from annual_billing"
                                + " where service_id = ?",
                        id))
                .containsExactly(clock.instant().atOffset(ZoneOffset.UTC).getYear() + " 40000");
        assertThat(services.texts(
                        "select version || ' ' || (updated_at is null) from services_history where id = ?", id))
                .containsExactly("1 true");
        assertThat(services.texts("select version::text from services where id = ?", id))
                .containsExactly("1");
    }

    @Test
    void what_nobody_may_choose_is_passed_over() {
        var wanted = UUID.randomUUID();

        var id = id(create(Map.of(
                "id",
                wanted.toString(),
                "active",
                false,
                "total_message_limit",
                1,
                "count_as_live",
                false,
                "version",
                7,
                "permissions",
                new String[] {"inbound_sms"},
                "organization",
                UUID.randomUUID().toString(),
                "service_domain",
                "x")));

        var service = admin.get("/service/" + id).json().get("data");
        assertThat(id).isNotEqualTo(wanted);
        assertThat(service.get("active").booleanValue()).isTrue();
        assertThat(service.get("count_as_live").booleanValue()).isTrue();
        assertThat(service.get("total_message_limit").intValue()).isEqualTo(5_000_000);
        assertThat(service.get("organization").isNull()).isTrue();
        assertThat(texts(service.get("permissions"))).doesNotContain("inbound_sms");
    }

    @Test
    void services_of_platform_admins_do_not_count_as_live() {
        person = user("root." + UUID.randomUUID() + "@nobodys.example", true);

        assertThat(create(Map.of()).json().at("/data/count_as_live").booleanValue())
                .isFalse();
    }

    @Test
    void the_organization_with_the_longest_domain_of_the_address_gets_it_with_its_type_and_look() {
        var domain = "d" + UUID.randomUUID() + ".example";
        var wide = organization(domain, "federal", null);
        var branding = branding();
        var narrow = organization("parks." + domain, "state", branding);

        person = user("Ann@Forest.Parks." + domain, false);
        var service = create(Map.of("organization_type", "other")).json().get("data");
        assertThat(service.get("organization").asText()).isEqualTo(narrow.toString());
        assertThat(service.get("organization_type").asText()).isEqualTo("state");
        assertThat(service.get("email_branding").asText()).isEqualTo(branding.toString());

        name = name + " too";
        person = user("ann@" + domain, false);
        var other = create(Map.of()).json().get("data");
        assertThat(other.get("organization").asText()).isEqualTo(wide.toString());
        assertThat(other.get("email_branding").isNull()).isTrue();

        name = name + " and";
        person = user("ann@not" + domain, false);
        assertThat(create(Map.of()).json().at("/data/organization").isNull()).isTrue();
    }

    @Test
    void no_two_services_have_one_name_or_one_address() {
        var first = create(Map.of());
        assertThat(first.status()).isEqualTo(201);
        var duplicate = "{\"name\":[\"Duplicate service name '" + name + "'\"]}";

        var sameName = create(Map.of("email_from", "other." + UUID.randomUUID()));
        assertThat(sameName.status()).isEqualTo(400);
        assertThat(sameName.json().get("message").toString()).isEqualTo(duplicate);

        var address = first.json().at("/data/email_from").asText();
        var sameAddress = create(Map.of("name", "Another " + name, "email_from", address));
        assertThat(sameAddress.status()).isEqualTo(400);
        assertThat(sameAddress.json().get("message").toString())
                .isEqualTo("{\"name\":[\"Duplicate service name 'Another " + name + "'\"]}");
        assertThat(services.texts("select service_id::text from user_to_service where user_id = ?", person))
                .containsExactly(id(first).toString());
    }

    @Test
    void of_services_with_one_name_that_are_made_at_once_one_is_there() throws Exception {
        var creations = new ArrayList<Callable<HttpCalls.Answer>>();
        for (int i = 0; i < 8; i++) {
            creations.add(() -> create(Map.of()));
        }

        var statuses = new ArrayList<Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var creation : threads.invokeAll(creations)) {
                var answer = creation.get();
                statuses.add(answer.status());
                if (answer.status() != 201) {
                    assertThat(answer.json().at("/message/name/0").asText()).startsWith("Duplicate service name");
                }
            }
        }

        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 400);
        assertThat(services.texts("select service_id::text from user_to_service where user_id = ?", person))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "name|`\"\"`|name|Invalid name",
                "name|`\"   \"`|name|Invalid name",
                "name|`\"_archived_2026-01-01_x\"`|name|Invalid name",
                "name|null|name|Field may not be null.",
                "name|5|name|Not a valid string.",
                "email_from|null|email_from|Field may not be null.",
                "email_from|`\"a@b\"`|email_from|Not what an email address may begin with",
                "email_from|`\"a\\r\\nBcc: x\"`|email_from|Not what an email address may begin with",
                "message_limit|`\"many\"`|message_limit|Not a valid integer.",
                "message_limit|-1|message_limit|"
                        + "Must be greater than or equal to 0 and less than or equal to 9223372036854775807.",
                "rate_limit|3000000000|rate_limit|"
                        + "Must be greater than or equal to 0 and less than or equal to 2147483647.",
                "restricted|`\"perhaps\"`|restricted|Not a valid boolean.",
                "created_by|`\"x\"`|created_by|Not a valid UUID.",
                "created_by|`\"6ce466d0-fd6a-11e5-82f5-e0accb9d11a6\"`|created_by|There is no such user",
                "organization_type|`\"bogus\"`|organization_type|Invalid enum value bogus",
                "user_id|`\"x\"`|user_id|Not a valid UUID."
            })
    void every_fault_is_told_by_field_and_something_of_it_beside_the_name(
            String property, String value, String field, String text) {
        var body = body(Map.of(property, "PUT HERE"));
        var answer = admin.postText("/service", json(body).replace("\"PUT HERE\"", value));

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(texts(answer.json().at("/message/" + field))).containsExactly(text);
        assertThat(answer.json().at("/message/name")).isNotEmpty();
        assertThat(services.texts("select service_id::text from user_to_service where user_id = ?", person))
                .isEmpty();
    }

    @Test
    void names_of_255_characters_are_taken_and_longer_ones_are_not() {
        var longest = (name + "x".repeat(255)).substring(0, 255);

        assertThat(create(Map.of("name", longest)).status()).isEqualTo(201);
        var longer = create(Map.of("name", longest + "y"));
        assertThat(longer.status()).isEqualTo(400);
        assertThat(longer.json().get("message").toString())
                .isEqualTo("{\"name\":[\"Longer than maximum length 255.\"]}");
    }

    @Test
    void each_property_that_is_missing_is_told() {
        var answer = admin.post("/service", Map.of("user_id", person));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("message").properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("name", "email_from", "message_limit", "restricted", "created_by");
        assertThat(answer.json().at("/message/name/0").asText()).isEqualTo("Missing data for required field.");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"{}", "`{\"user_id\":\"\",\"name\":5}`", "{\"user_id\":null}"})
    void without_a_first_member_nothing_else_is_looked_at(String body) {
        var answer = admin.postText("/service", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("message").toString())
                .isEqualTo("{\"user_id\":[\"Missing data for required field.\"]}");
    }

    @Test
    void a_first_member_whom_nobody_knows_is_not_found() {
        var answer = create(Map.of("user_id", UUID.randomUUID().toString()));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().get("message").asText()).isEqualTo("No result found");
    }

    @Test
    void a_first_member_who_is_archived_is_refused_beside_the_name_too() {
        services.sql("update users set state = 'inactive' where id = ?", person);

        var answer = create(Map.of());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(texts(answer.json().at("/message/user_id"))).containsExactly("User is archived");
        assertThat(texts(answer.json().at("/message/name"))).containsExactly("user_id User is archived");
    }

    @Test
    void a_body_that_is_no_object_is_refused() {
        assertThat(admin.postText("/service", "null").body())
                .isEqualTo("{\"result\":\"error\",\"message\":{\"_schema\":[\"Invalid input type.\"]}}");
        assertThat(admin.postText("/service", "{").status()).isEqualTo(400);
    }

    private HttpCalls.Answer create(Map<String, ?> more) {
        return admin.post("/service", body(more));
    }

    private Map<String, Object> body(Map<String, ?> more) {
        var body = new HashMap<String, Object>();
        body.put("name", name);
        body.put("email_from", "from." + UUID.randomUUID());
        body.put("message_limit", 50);
        body.put("restricted", true);
        body.put("active", true);
        body.put("created_by", person.toString());
        body.put("user_id", person.toString());
        body.putAll(more);
        return body;
    }

    private static String json(Map<String, Object> body) {
        return new ObjectMapper().valueToTree(body).toString();
    }

    private static UUID id(HttpCalls.Answer created) {
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        return UUID.fromString(created.json().at("/data/id").asText());
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private UUID user(String address, boolean platformAdmin) {
        var id = UUID.randomUUID();
        var now = Instant.now();
        services.sql("""
                insert into users (id, name, email_address, mobile_number, password_hash, password_changed_at, state,
                                   platform_admin, email_access_validated_at, created_at)
                values (?, 'Ann', ?, '+12025550111', 'none', ?, 'active', ?, ?, ?)
                """, id, address, now, platformAdmin, now, now);
        return id;
    }

    private UUID organization(String domain, String type, @Nullable UUID branding) {
        var id = UUID.randomUUID();
        services.sql(
                "insert into organization (id, name, organization_type, email_branding_id, created_at)"
                        + " values (?, ?, ?, ?, ?)",
                id,
                "Organization " + id,
                type,
                branding,
                Instant.now());
        services.sql("insert into domain values (?, ?)", domain, id);
        return id;
    }

    private UUID branding() {
        var id = UUID.randomUUID();
        services.sql("insert into email_branding (id, name) values (?, ?)", id, "Look " + id);
        return id;
    }
}
