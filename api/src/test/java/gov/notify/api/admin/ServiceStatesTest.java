package gov.notify.api.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gov.notify.api.given.Admin;
import gov.notify.api.given.Backends;
import gov.notify.api.given.HttpCalls;
import gov.notify.api.given.Services;
import gov.notify.api.given.TestClock;
import gov.notify.api.given.TestService;
import gov.notify.api.given.Tokens;
import gov.notify.branding.LogoAddresses;
import gov.notify.security.SealedText;
import gov.notify.service.ServiceSnapshot;
import gov.notify.service.ServiceSnapshots;
import gov.notify.snapshot.Invalidations;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Services out of use and back in it (docs/contract/admin-services.md, 10.3).
@QuarkusTest
@QuarkusTestResource(Backends.class)
class ServiceStatesTest {

    private static final TestService NONE =
            new TestService(new UUID(0, 0), new UUID(0, 0), Map.of(), new UUID(0, 0), new UUID(0, 0));

    @Inject
    Services services;

    @Inject
    HttpCalls calls;

    @Inject
    Admin admin;

    @Inject
    SealedText secrets;

    @Inject
    LogoAddresses logos;

    @Inject
    TestClock clock;

    @Inject
    ReactiveRedisDataSource redis;

    @Inject
    DataSource database;

    private TestService service = NONE;
    private String path = "";

    @BeforeEach
    void aService() {
        service = services.service().make();
        path = "/service/" + service.id();
    }

    @Test
    void a_suspended_services_keys_open_nothing() {
        assertThat(listed(service.bearer())).isEqualTo(200);

        done("suspend");

        assertThat(listed(service.bearer())).isEqualTo(403);
        assertThat(shown("active")).isEqualTo("false");
        assertThat(services.texts(
                        "select count(*)::text from api_keys where service_id = ? and expiry_date is null",
                        service.id()))
                .containsExactly("0");
        assertThat(services.texts("select version || ' ' || active from services_history where id = ?", service.id()))
                .containsExactly("2 false");
        assertThat(services.texts(
                        "select count(*)::text from api_keys_history where service_id = ? and version = 2",
                        service.id()))
                .containsExactly("3");
    }

    @Test
    void another_instance_knows_within_a_second_that_a_service_is_suspended_and_resumed() {
        var other = new ServiceSnapshots(secrets, logos, clock, new Invalidations(redis), database);
        assertThat(other.find(service.id()))
                .hasValueSatisfying(seen -> assertThat(seen.active()).isTrue());

        done("suspend");
        await().atMost(Duration.ofSeconds(1))
                .until(() ->
                        other.find(service.id()).filter(ServiceSnapshot::active).isEmpty());

        done("resume");
        await().atMost(Duration.ofSeconds(1))
                .until(() ->
                        other.find(service.id()).filter(ServiceSnapshot::active).isPresent());
    }

    @Test
    void a_resumed_service_works_with_new_keys_only() {
        done("suspend");
        done("resume");

        assertThat(listed(service.bearer())).isEqualTo(403);
        var created = admin.post(
                path + "/api-key",
                Map.of(
                        "name", "New key",
                        "key_type", "normal",
                        "created_by", service.userId().toString()));
        var secret = created.json().get("data").asText();
        assertThat(listed("Bearer " + Tokens.of(service.id().toString(), secret)))
                .isEqualTo(200);
        assertThat(services.texts(
                        "select version || ' ' || active from services_history where id = ? order by version",
                        service.id()))
                .containsExactly("2 false", "3 true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"suspend", "archive"})
    void what_is_out_of_use_stays_as_it_is(String again) {
        done("suspend");
        done(again);

        assertThat(services.texts("select version || ' ' || name from services where id = ?", service.id()))
                .containsExactly("2 Service " + service.id());
    }

    @Test
    void a_service_in_use_is_not_resumed() {
        done("resume");

        assertThat(services.texts("select version::text from services where id = ?", service.id()))
                .containsExactly("1");
    }

    @Test
    void an_archived_service_sets_its_name_free_and_loses_its_keys_and_templates() {
        var template = services.template(service, "email", "Subject", "Content");
        var name = shown("name");
        var emailFrom = shown("email_from");

        done("archive");

        var mark = "_archived_" + LocalDate.now(ZoneOffset.UTC) + "_";
        assertThat(shown("name")).isEqualTo(mark + name);
        assertThat(shown("email_from")).isEqualTo(mark + emailFrom);
        assertThat(shown("active")).isEqualTo("false");
        assertThat(listed(service.bearer())).isEqualTo(403);
        assertThat(services.texts(
                        "select version || ' ' || archived || ' ' || (updated_at is null) from templates where id = ?",
                        template))
                .containsExactly("2 true false");
        assertThat(services.texts(
                        "select version || ' ' || archived from templates_history where id = ? order by version",
                        template))
                .containsExactly("1 false", "2 true");
        assertThat(services.texts("select version || ' ' || name from services_history where id = ?", service.id()))
                .containsExactly("2 " + mark + name);

        var heir = services.service().make();
        assertThat(admin.post("/service/" + heir.id(), Map.of("name", name, "email_from", emailFrom))
                        .status())
                .isEqualTo(200);
        // On the same day.
        assertThat(admin.post("/service/" + heir.id() + "/archive").status()).isEqualTo(204);
        assertThat(admin.get("/service/" + heir.id()).json().at("/data/name").asText())
                .isEqualTo(mark + name + "_" + heir.id());
    }

    @Test
    void the_longest_names_are_cut_when_their_services_are_archived() {
        var name = (service.id() + "x".repeat(255)).substring(0, 255);
        admin.post(path, Map.of("name", name, "email_from", name));

        done("archive");

        assertThat(shown("name"))
                .hasSize(255)
                .startsWith("_archived_")
                .contains(service.id().toString());
        assertThat(shown("email_from")).hasSize(255);
    }

    @Test
    void an_archived_service_stays_out_of_use() {
        done("archive");
        done("resume");
        admin.post(path, Map.of("active", true));

        assertThat(shown("active")).isEqualTo("false");
    }

    @Test
    void an_archived_service_keeps_the_name_that_says_so() {
        done("archive");
        var name = shown("name");

        var answer = admin.post(path, Map.of("name", "Back again " + service.id(), "active", true));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/message/name/0").asText()).isEqualTo("An archived service keeps its name");
        assertThat(admin.post(path, Map.of("notes", "why")).status()).isEqualTo(200);
        done("resume");
        assertThat(shown("name")).isEqualTo(name);
        assertThat(shown("active")).isEqualTo("false");
    }

    @Test
    void of_many_who_archive_a_service_at_once_one_does() throws Exception {
        var template = services.template(service, "sms", null, "Content");
        var archivings = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 8; i++) {
            archivings.add(() -> admin.post(path + "/archive").status());
        }

        var statuses = new ArrayList<Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var archiving : threads.invokeAll(archivings)) {
                statuses.add(archiving.get());
            }
        }

        assertThat(statuses).containsOnly(204);
        assertThat(services.texts(
                        "select s.version || ' ' || t.version from services s join templates t on t.service_id = s.id"
                                + " where t.id = ?",
                        template))
                .containsExactly("2 2");
    }

    @Test
    void no_key_is_made_beside_a_suspension_that_outlives_it() throws Exception {
        var calls = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 8; i++) {
            var body = Map.of(
                    "name",
                    "Key " + i,
                    "key_type",
                    "normal",
                    "created_by",
                    service.userId().toString());
            calls.add(() -> admin.post(path + "/api-key", body).status());
        }
        calls.add(4, () -> admin.post(path + "/suspend").status());

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var call : threads.invokeAll(calls)) {
                assertThat(call.get()).isIn(201, 204);
            }
        }

        assertThat(services.texts(
                        "select count(*)::text from api_keys k join services s on s.id = k.service_id"
                                + " where s.id = ? and k.expiry_date is null and k.created_at < s.updated_at",
                        service.id()))
                .containsExactly("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"suspend", "resume", "archive"})
    void an_unknown_service_is_not_found_and_nothing_but_a_post_is_taken(String state) {
        var unknown = admin.post("/service/" + UUID.randomUUID() + "/" + state);
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.json().get("message").asText()).isEqualTo("No result found");
        assertThat(admin.get(path + "/" + state).status()).isEqualTo(405);
    }

    private void done(String state) {
        var answer = admin.post(path + "/" + state);
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
    }

    private String shown(String property) {
        return admin.get(path).json().at("/data/" + property).asText();
    }

    private int listed(String bearer) {
        return calls.call("GET", "/v2/templates", Map.of("Authorization", bearer), null)
                .status();
    }
}
