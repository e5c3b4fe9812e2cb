package gov.notify.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Questions to the rows that people edit: whose they are, which is the default, and what they were before.
@QuarkusTest
@WithTestResource(CommonStores.class)
class SenderRowsTest {

    private static final Instant NOW = Instant.parse("2026-11-26T14:15:09.123456Z");

    @Inject
    ServiceRows rows;

    private UUID id = UUID.randomUUID();
    private UUID other = UUID.randomUUID();

    @BeforeEach
    void twoServices() {
        id = rows.service();
        other = rows.service();
    }

    @Test
    void an_address_is_taken_by_another_in_use_of_the_same_service_whatever_its_case() {
        var address = rows.replyTo(id, "Answers@agency.gov", false, false, Duration.ZERO);
        rows.replyTo(id, "gone@agency.gov", false, true, Duration.ZERO);

        assertThat(isTaken(id, "answers@AGENCY.gov", UUID.randomUUID())).isTrue();
        assertThat(isTaken(id, "answers@agency.gov", address)).isFalse();
        assertThat(isTaken(id, "gone@agency.gov", UUID.randomUUID())).isFalse();
        assertThat(isTaken(other, "answers@agency.gov", UUID.randomUUID())).isFalse();
    }

    @Test
    void a_row_of_another_service_is_none() {
        var address = rows.replyTo(id, "a@agency.gov", true, true, Duration.ZERO);
        var sender = rows.sender(id, "28853", true, true, Duration.ZERO);

        assertThat(ask(() -> ReplyTo.of(id, address))).isPresent();
        assertThat(ask(() -> ReplyTo.of(other, address))).isEmpty();
        assertThat(ask(() -> SmsSender.of(id, sender))).isPresent();
        assertThat(ask(() -> SmsSender.of(other, sender))).isEmpty();
    }

    @Test
    void a_default_makes_room_for_a_new_one_in_its_own_service_alone() {
        var old = rows.replyTo(id, "old@agency.gov", true, false, Duration.ZERO);
        var next = rows.replyTo(id, "next@agency.gov", false, false, Duration.ZERO);
        var theirs = rows.replyTo(other, "old@agency.gov", true, false, Duration.ZERO);

        assertThat(ask(() -> ReplyTo.of(id, next).orElseThrow().becomeDefault(true, NOW)))
                .isTrue();

        assertThat(ask(() -> ReplyTo.of(id, old)).orElseThrow())
                .satisfies(row -> assertThat(row.isDefault).isFalse())
                .satisfies(row -> assertThat(row.updatedAt).isEqualTo(NOW));
        assertThat(ask(() -> ReplyTo.of(id, next)).orElseThrow().isDefault).isTrue();
        assertThat(ask(() -> ReplyTo.of(other, theirs)).orElseThrow().isDefault).isTrue();
    }

    @Test
    void a_service_is_never_left_without_the_default_that_it_has() {
        var only = rows.sender(id, "28853", true, false, Duration.ZERO);
        var beside = rows.sender(id, "28854", false, false, Duration.ZERO);
        rows.sender(other, "28855", true, false, Duration.ZERO);

        assertThat(ask(() -> SmsSender.of(id, only).orElseThrow().becomeDefault(false, NOW)))
                .isFalse();
        assertThat(ask(() -> SmsSender.of(id, beside).orElseThrow().becomeDefault(false, NOW)))
                .isTrue();

        assertThat(ask(() -> SmsSender.of(id, only)).orElseThrow().isDefault).isTrue();
        assertThat(ask(() -> SmsSender.of(id, beside)).orElseThrow().isDefault).isFalse();
    }

    @Test
    void of_many_services_that_want_one_number_one_gets_it() throws Exception {
        var number = number(true);
        var services = new ArrayList<UUID>();
        for (int i = 0; i < 6; i++) {
            services.add(rows.service());
        }
        var start = new CyclicBarrier(services.size());
        var claims = services.stream()
                .<Callable<Optional<InboundNumber>>>map(service -> () -> {
                    start.await();
                    return claim(number, service);
                })
                .toList();

        int claimed = 0;
        try (var threads = Executors.newFixedThreadPool(services.size())) {
            for (var claim : threads.invokeAll(claims)) {
                claimed += claim.get().isPresent() ? 1 : 0;
            }
        }

        assertThat(claimed).isEqualTo(1);
    }

    @Test
    void a_number_goes_to_a_service_that_has_none_and_to_nobody_while_it_is_out_of_use() {
        var number = number(true);
        assertThat(claim(number(false), id)).isEmpty();
        assertThat(claim(UUID.randomUUID(), id)).isEmpty();

        assertThat(claim(number, id)).hasValueSatisfying(claimed -> {
            assertThat(claimed.serviceId).isEqualTo(id);
            assertThat(claimed.updatedAt).isEqualTo(NOW);
        });
        assertThat(claim(number, other)).isEmpty();
        assertThat(claim(number(true), id)).isEmpty();
    }

    @Test
    void every_version_of_a_service_is_kept_as_it_was() {
        for (var name : new String[] {"First " + id, "Second " + id}) {
            QuarkusTransaction.requiringNew().run(() -> {
                Service service = Service.findById(id);
                service.name = name;
                service.persist();
                Service.HISTORY.record(id);
            });
        }

        assertThat(versions("services")).isEqualTo("2:First " + id + ",3:Second " + id);
        assertThat(rows.text("select name from services where id = ?", id)).isEqualTo("Second " + id);
    }

    @Test
    void a_version_that_is_not_committed_is_not_kept() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    Service service = Service.findById(id);
                    service.name = "Undone " + id;
                    Service.HISTORY.record(id);
                    throw new IllegalStateException("changed my mind");
                }))
                .hasMessage("changed my mind");

        assertThat(rows.text("select count(*) from services_history where id = ?", id))
                .isEqualTo("0");
    }

    @Test
    void a_revoked_key_is_a_version_of_its_own_and_no_version_keeps_the_secret() {
        var key = rows.key(id, "team", null);
        QuarkusTransaction.requiringNew().run(() -> ApiKey.HISTORY.record(key));
        QuarkusTransaction.requiringNew().run(() -> {
            ApiKey row = ApiKey.findById(key);
            row.revoke(NOW);
            ApiKey.HISTORY.record(key);
        });

        assertThat(rows.text(
                        "select string_agg(version || ':' || (expiry_date is not null) || coalesce(secret, ''), ','"
                                + " order by version)"
                                + " from api_keys_history where id = ?",
                        key))
                .isEqualTo("1:false,2:true");
    }

    @Test
    void a_service_is_locked_where_there_is_one() {
        assertThat(ask(() -> Service.lock(id))).isTrue();
        assertThat(ask(() -> Service.lock(UUID.randomUUID()))).isFalse();
    }

    private String versions(String table) {
        return rows.text(
                "select string_agg(version || ':' || name, ',' order by version) from " + table
                        + "_history where id = ?",
                id);
    }

    private UUID number(boolean active) {
        var number = UUID.randomUUID();
        rows.run("insert into inbound_numbers values (?, ?, 'sns', null, ?, now())", number, "+1" + number, active);
        return number;
    }

    private static boolean isTaken(UUID service, String address, UUID except) {
        return ask(() -> ReplyTo.isTaken(service, address, except));
    }

    private static Optional<InboundNumber> claim(UUID number, UUID service) {
        return ask(() -> InboundNumber.claim(number, service, NOW));
    }

    private static <R> R ask(Callable<R> question) {
        return QuarkusTransaction.requiringNew().call(question);
    }
}
