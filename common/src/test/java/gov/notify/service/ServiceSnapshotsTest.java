package gov.notify.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gov.notify.message.Channel;
import gov.notify.message.KeyType;
import gov.notify.rendering.Branding;
import gov.notify.service.ServiceSnapshot.Limits;
import gov.notify.service.ServiceSnapshot.Sender;
import gov.notify.snapshot.Invalidations;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A service as requests see it, read from a real Postgres.
@QuarkusTest
@WithTestResource(CommonStores.class)
class ServiceSnapshotsTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    ServiceRows rows;

    @Inject
    ServiceSnapshots snapshots;

    @Inject
    Invalidations invalidations;

    private UUID id = UUID.randomUUID();

    @BeforeEach
    void aService() {
        id = rows.service();
    }

    @Test
    void a_service_is_seen_with_all_that_it_may_and_has() {
        var address = rows.replyTo(id, "answers@agency.gov", true, false, Duration.ZERO);
        var sender = rows.sender(id, "28853", true, false, Duration.ZERO);
        rows.run("insert into service_whitelist (id, service_id, recipient_type, recipient)"
                + " values (gen_random_uuid(), '" + id + "', 'email', 'Guest@agency.gov')");
        rows.run(
                "insert into service_data_retention values (gen_random_uuid(), ?, 'sms', 30, now()),"
                        + " (gen_random_uuid(), ?, 'letter', 90, now())",
                id,
                id);

        var service = seen();

        assertThat(service.name()).isEqualTo("Service " + id);
        assertThat(service.active()).isTrue();
        assertThat(service.restricted()).isFalse();
        assertThat(service.limits()).isEqualTo(new Limits(50, 1000, 10));
        assertThat(service.permissions()).containsExactly("email");
        assertThat(service.emails().from()).isEqualTo("service." + id);
        assertThat(service.emails().replyTos()).containsExactly(new Sender(address, "answers@agency.gov", true));
        assertThat(service.texts().defaultSender()).contains(new Sender(sender, "28853", true));
        assertThat(service.reachable()).containsExactlyInAnyOrder("ana@agency.gov", "+12025550111", "guest@agency.gov");
        assertThat(service.retentionDays(Channel.SMS)).isEqualTo(30);
        assertThat(service.retentionDays(Channel.EMAIL)).isEqualTo(7);
        assertThat(service.ambiguousPolicy()).isNull();
    }

    @Test
    void emails_look_as_notifys_own_until_a_brand_is_chosen_and_then_as_that_is_now() {
        assertThat(seen().emails().branding()).isEqualTo(Branding.none());
        var look = UUID.randomUUID();
        rows.run(
                "insert into email_branding (id, name, text, colour, logo, brand_type)"
                        + " values (?, ?, 'Parks', '#00aa11', 'a tree.png', 'both')",
                look,
                "Brand " + look);
        rows.run("insert into service_email_branding (service_id, email_branding_id) values (?, ?)", id, look);

        await().atMost(SOON).until(() -> !seen().emails().branding().equals(Branding.none()));
        assertThat(seen().emails().branding())
                .isEqualTo(Branding.of(
                        "both", "https://static-logos.notify.gov/a tree.png", "Parks", "#00aa11", "Brand " + look));

        rows.run("update email_branding set brand_type = 'org_banner' where id = ?", look);
        await().atMost(SOON).until(() -> seen().emails().branding().brandBanner());

        rows.run("delete from service_email_branding where service_id = ?", id);
        await().atMost(SOON).until(() -> seen().emails().branding().equals(Branding.none()));
    }

    @Test
    void archived_senders_and_addresses_are_not_seen_and_the_default_comes_first() {
        rows.sender(id, "11111", false, true, Duration.ZERO);
        rows.sender(id, "22222", false, false, Duration.ZERO);
        rows.sender(id, "33333", true, false, Duration.ofDays(9));
        rows.sender(id, "44444", false, false, Duration.ofDays(1));
        rows.replyTo(id, "gone@agency.gov", false, true, Duration.ZERO);

        var service = seen();

        assertThat(service.texts().senders()).extracting(Sender::value).containsExactly("33333", "22222", "44444");
        assertThat(service.emails().replyTos()).isEmpty();
    }

    @Test
    void keys_are_known_while_they_are_active_and_for_seven_days_after() {
        var active = rows.key(id, "normal", null);
        var revoked = rows.key(id, "team", Instant.now().minus(Duration.ofDays(6)));
        rows.key(id, "team", Instant.now().minus(Duration.ofDays(8)));
        var tomorrow = rows.key(id, "test", Instant.now().plus(Duration.ofDays(1)));

        var keys = seen().keys();

        assertThat(keys).extracting(ApiKeySnapshot::id).containsExactlyInAnyOrder(active, revoked, tomorrow);
        assertThat(keys)
                .filteredOn(ApiKeySnapshot::revoked)
                .extracting(ApiKeySnapshot::type)
                .containsExactlyInAnyOrder(KeyType.TEAM, KeyType.TEST);
        assertThat(keys)
                .filteredOn(key -> !key.revoked())
                .singleElement()
                .satisfies(key -> assertThat(key.secret().getEncoded())
                        .isEqualTo(active.toString().getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void a_key_whose_secret_was_moved_from_another_row_is_none_and_the_others_are_as_good_as_before() {
        var good = rows.key(id, "normal", null);
        var moved = rows.key(id, "normal", null);
        rows.run("update api_keys set secret = (select secret from api_keys where id = ?) where id = ?", good, moved);
        var broken = rows.key(id, "normal", null);
        rows.run("update api_keys set secret = 'no base64!' where id = ?", broken);

        assertThat(seen().keys()).extracting(ApiKeySnapshot::id).containsExactly(good);
    }

    @Test
    void a_change_by_another_program_is_seen_without_any_word_of_it() {
        assertThat(seen().active()).isTrue();

        rows.run("update services set active = false where id = ?", id);

        await().atMost(SOON).until(() -> !seen().active());
    }

    @Test
    void a_change_that_is_announced_is_seen_at_once() {
        assertThat(seen().limits().daily()).isEqualTo(50);
        rows.run("update services set message_limit = 51 where id = ?", id);

        invalidations.publish(ServiceSnapshots.entry(id));

        assertThat(seen().limits().daily()).isEqualTo(51);
    }

    @ParameterizedTest
    @ValueSource(strings = {"service:*", "service:", "*"})
    void news_that_cannot_be_read_may_be_of_any_service(String news) {
        assertThat(seen().limits().daily()).isEqualTo(50);
        rows.run("update services set message_limit = 52 where id = ?", id);

        invalidations.publish(news);

        assertThat(seen().limits().daily()).isEqualTo(52);
    }

    @Test
    void news_of_what_is_no_service_is_no_news() {
        var before = seen();

        invalidations.publish("template:" + id + ":" + id);

        assertThat(seen().id()).isEqualTo(before.id());
    }

    @Test
    void a_service_that_is_made_after_somebody_asked_for_it_is_found() {
        var later = UUID.randomUUID();
        assertThat(snapshots.find(later)).isEmpty();

        rows.run("insert into services (id, name, email_from, restricted, message_limit, created_by_id, version,"
                + " created_at) select '" + later + "', 'x" + later + "', 'x" + later + "', true, 1, created_by_id, 1,"
                + " now() from services where id = '" + id + "'");

        await().atMost(SOON).until(() -> snapshots.find(later).isPresent());
        assertThat(snapshots.find(later).orElseThrow().restricted()).isTrue();
    }

    private ServiceSnapshot seen() {
        return snapshots.find(id).orElseThrow();
    }
}
