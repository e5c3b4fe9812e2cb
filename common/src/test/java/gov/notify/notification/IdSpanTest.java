package gov.notify.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdSpanTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 25);

    @Test
    void a_day_holds_its_first_and_its_last_millisecond_and_no_other() {
        var span = IdSpan.of(List.of(DAY)).getFirst();

        assertThat(span.first()).isGreaterThan(at("2026-11-24T23:59:59.999Z"));
        assertThat(span.first()).isLessThanOrEqualTo(at("2026-11-25T00:00:00Z"));
        assertThat(span.beyond()).isGreaterThan(at("2026-11-25T23:59:59.999Z"));
        assertThat(span.beyond()).isLessThanOrEqualTo(at("2026-11-26T00:00:00Z"));
    }

    @Test
    void days_that_follow_each_other_are_one_span() {
        var spans = IdSpan.of(List.of(DAY.minusDays(3), DAY.minusDays(1), DAY, DAY.plusDays(1)));

        assertThat(spans)
                .containsExactly(
                        span("2026-11-22T00:00:00Z", "2026-11-23T00:00:00Z"),
                        span("2026-11-24T00:00:00Z", "2026-11-27T00:00:00Z"));
    }

    @Test
    void no_day_is_no_span() {
        assertThat(IdSpan.of(List.of())).isEmpty();
    }

    @Test
    void an_id_tells_its_day() {
        assertThat(IdSpan.dayOf(at("2026-11-25T00:00:00Z"))).isEqualTo(DAY);
        assertThat(IdSpan.dayOf(at("2026-11-25T23:59:59.999Z"))).isEqualTo(DAY);
    }

    private static IdSpan span(String first, String beyond) {
        return new IdSpan(Uuid7.floor(Instant.parse(first)), Uuid7.floor(Instant.parse(beyond)));
    }

    private static UUID at(String moment) {
        return Uuid7.next(Instant.parse(moment));
    }
}
