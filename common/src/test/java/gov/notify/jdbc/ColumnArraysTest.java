package gov.notify.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ColumnArraysTest {

    private static final OwnDatabase DATABASE = OwnDatabase.create(1);
    private static final UUID ID = UUID.randomUUID();
    private static final Instant MOMENT = Instant.parse("2026-11-26T14:15:09.123456Z");

    /// Whatever a column may hold.
    private record Thing(
            UUID id,
            @Nullable String text,
            @Nullable Integer number,
            @Nullable BigDecimal exact,
            @Nullable Boolean flag,
            @Nullable Instant at,
            @Nullable LocalDate day,
            byte @Nullable [] bytes) {}

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void every_value_arrives_as_it_was() {
        var thing = new Thing(
                ID,
                "Ünïcode, \"quoted\", {braced} \\ and 'more'",
                -7,
                new BigDecimal("1.50"),
                true,
                MOMENT,
                LocalDate.of(2026, 2, 28),
                new byte[] {0, -1, 127});

        assertThat(thereAndBack(List.of(thing))).usingRecursiveComparison().isEqualTo(List.of(thing));
    }

    @Test
    void what_is_null_stays_null_beside_what_is_not() {
        var nothing = new Thing(ID, null, null, null, null, null, null, null);
        var empty = new Thing(ID, "", 0, BigDecimal.ZERO, false, Instant.EPOCH, LocalDate.EPOCH, new byte[0]);
        var word = new Thing(ID, "NULL", 1, BigDecimal.ONE, true, MOMENT, LocalDate.EPOCH, new byte[] {1});

        var batch = List.of(nothing, empty, word, nothing);

        assertThat(thereAndBack(batch)).usingRecursiveComparison().isEqualTo(batch);
    }

    @Test
    void a_batch_of_none_is_a_batch() {
        assertThat(thereAndBack(List.of())).isEmpty();
    }

    @Test
    void rows_keep_their_order_in_every_column() {
        var batch = new ArrayList<Thing>();
        for (int i = 0; i < 500; i++) {
            batch.add(new Thing(new UUID(0, i), "t" + i, i, null, null, null, null, new byte[] {(byte) i}));
        }

        assertThat(thereAndBack(batch)).usingRecursiveComparison().isEqualTo(batch);
    }

    @Test
    void the_next_parameter_follows_the_arrays() {
        assertThat(Sql.<Integer>once(DATABASE.pool(), connection -> {
                    try (var statement = connection.prepareStatement("select ?::int[], ?::bytea[], ?")) {
                        return new ColumnArrays<>(statement, List.of(1))
                                .add("int4", each -> each)
                                .addBytes(_ -> null)
                                .next();
                    }
                }))
                .isEqualTo(3);
    }

    private static List<Thing> thereAndBack(List<Thing> batch) {
        return Sql.once(DATABASE.pool(), connection -> {
            try (var statement = connection.prepareStatement("select * from unnest(?::uuid[], ?::text[], ?::int[],"
                    + " ?::numeric[], ?::boolean[], ?::timestamptz[], ?::date[], ?::bytea[])"
                    + " with ordinality as i(id, text, number, exact, flag, at, day, bytes, place) order by place")) {
                new ColumnArrays<>(statement, batch)
                        .add("uuid", Thing::id)
                        .add("text", Thing::text)
                        .add("int4", Thing::number)
                        .add("numeric", Thing::exact)
                        .add("bool", Thing::flag)
                        .add("timestamptz", Thing::at)
                        .add("date", Thing::day)
                        .addBytes(Thing::bytes);
                var things = new ArrayList<Thing>();
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        things.add(new Thing(
                                Rows.uuid(rows, "id"),
                                rows.getString("text"),
                                rows.getObject("number", Integer.class),
                                rows.getBigDecimal("exact"),
                                rows.getObject("flag", Boolean.class),
                                Rows.instant(rows, "at"),
                                rows.getObject("day", LocalDate.class),
                                rows.getBytes("bytes")));
                    }
                }
                return things;
            }
        });
    }
}
