package gov.notify.notification;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.jdbc.OwnDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Uuid7Test {

    private static final Instant MOMENT = Instant.parse("2026-11-26T14:15:09.123456789Z");

    @Test
    void an_id_is_of_version_7_and_of_the_variant_of_the_standard() {
        for (int i = 0; i < 1000; i++) {
            var id = Uuid7.next(MOMENT);
            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
        }
    }

    @Test
    void the_example_of_the_standard_is_made_of_its_parts() {
        // RFC 9562, appendix A.6
        assertThat(Uuid7.of(0x017F22E279B0L, 0xCC3, 0x18C4DC0C0C07398FL))
                .isEqualTo(UUID.fromString("017F22E2-79B0-7CC3-98C4-DC0C0C07398F"));
    }

    @Test
    void bits_beyond_their_place_touch_neither_time_nor_version_nor_variant() {
        var id = Uuid7.of(MOMENT.toEpochMilli(), -1L, -1L);

        assertThat(Uuid7.createdAt(id)).isEqualTo(Instant.parse("2026-11-26T14:15:09.123Z"));
        assertThat(id.toString()).endsWith("-7fff-bfff-ffffffffffff");
    }

    @Test
    void the_time_is_kept_to_the_millisecond() {
        assertThat(Uuid7.createdAt(Uuid7.next(MOMENT))).isEqualTo(Instant.parse("2026-11-26T14:15:09.123Z"));
    }

    @Test
    void no_id_of_a_moment_is_below_its_floor_or_above_the_next_one() {
        var floor = Uuid7.floor(MOMENT);
        var next = Uuid7.floor(MOMENT.plusMillis(1));
        for (int i = 0; i < 10_000; i++) {
            assertThat(Uuid7.next(MOMENT)).isGreaterThanOrEqualTo(floor).isLessThan(next);
        }
    }

    @Test
    void ids_of_one_millisecond_differ() {
        var ids = new HashSet<UUID>();
        for (int i = 0; i < 100_000; i++) {
            ids.add(Uuid7.next(MOMENT));
        }
        assertThat(ids).hasSize(100_000);
    }

    @Test
    void later_ids_are_higher() {
        var last = Uuid7.next(Instant.EPOCH);
        for (var moment = Instant.parse("2000-01-01T00:00:00Z");
                moment.isBefore(Instant.parse("2200-01-01T00:00:00Z"));
                moment = moment.plus(Duration.ofDays(97))) {
            var id = Uuid7.next(moment);
            assertThat(id).isGreaterThan(last);
            last = id;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00Z",
                "2024-02-29T23:59:59.999Z",
                "2026-11-26T00:00:00Z",
                "2026-12-31T23:59:59.999Z",
                "2100-03-01T12:00:00.001Z"
            })
    void postgres_makes_the_same_floor(Instant moment) {
        try (var database = OwnDatabase.create(1)) {
            assertThat(database.one(UUID.class, "select uuid7_floor(?::timestamptz)", moment))
                    .isEqualTo(Uuid7.floor(moment));
        }
    }
}
