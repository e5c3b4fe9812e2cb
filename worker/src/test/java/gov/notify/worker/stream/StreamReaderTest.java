package gov.notify.worker.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import gov.notify.queue.Entry;
import gov.notify.queue.WorkStream;
import gov.notify.sandbox.log.LogLines;
import gov.notify.worker.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.redis.client.Command;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamReaderTest {

    private static final List<WorkStream> LANES =
            List.of(WorkStream.EMAIL_HIGH, WorkStream.EMAIL_NORMAL, WorkStream.EMAIL_BULK);

    private final TestDatabase database = new TestDatabase();
    private final StreamRig rig = new StreamRig();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<Entry> came = new CopyOnWriteArrayList<>();
    private final List<StreamReader> readers = new ArrayList<>();

    @AfterEach
    void close() throws InterruptedException {
        readers.forEach(StreamReader::stop);
        for (var reader : readers) {
            reader.awaitEnd();
        }
        rig.close();
        database.close();
    }

    @Test
    void lanes_are_emptied_by_priority() {
        for (var lane : List.of(WorkStream.EMAIL_BULK, WorkStream.EMAIL_NORMAL, WorkStream.EMAIL_HIGH)) {
            rig.add(lane);
            rig.add(lane);
        }

        read(3, this::comes);

        await().until(() -> came.size() == 6);
        assertThat(came.stream().map(Entry::stream).limit(3))
                .as("one read of as many as there are permits")
                .containsExactly(WorkStream.EMAIL_HIGH, WorkStream.EMAIL_HIGH, WorkStream.EMAIL_NORMAL);
    }

    @Test
    void an_idle_reader_wakes_for_an_entry_on_any_lane() {
        read(3, this::comes);

        for (var lane : LANES) {
            var id = rig.add(lane);
            await().until(() -> came.stream().anyMatch(entry -> entry.uuid().equals(id)));
        }
    }

    @Test
    void no_more_is_read_than_there_are_permits_and_the_rest_stays_for_others() {
        var mayEnd = new CountDownLatch(1);
        for (int i = 0; i < 10; i++) {
            rig.add(WorkStream.EMAIL_HIGH);
        }
        read(4, (entries, answers) -> {
            came.addAll(entries);
            awaits(mayEnd);
            answers.done(entries);
        });

        await().until(() -> came.size() == 4);
        assertThat(rig.pending(WorkStream.EMAIL_HIGH)).hasSize(4);
        assertThat(rig.read("other", WorkStream.EMAIL_HIGH, 10)).hasSize(6);

        mayEnd.countDown();
        await().until(() -> rig.pending(WorkStream.EMAIL_HIGH).size() == 6);
    }

    @Test
    void an_entry_that_nobody_can_read_costs_no_permit_and_keeps_no_other() {
        for (int i = 0; i < 5; i++) {
            rig.addRaw(WorkStream.EMAIL_HIGH, List.of("v", "9"));
        }
        var id = rig.add(WorkStream.EMAIL_HIGH);

        var inFlight = read(3, this::comes);

        await().until(() -> came.stream().anyMatch(entry -> entry.uuid().equals(id)));
        await().until(() -> rig.length(WorkStream.EMAIL_HIGH) == 0);
        assertThat(database.count("dead_letters where kind = 'unreadable'")).isEqualTo(5);
        await().until(inFlight::isEmpty);
    }

    @Test
    void a_redis_that_was_emptied_has_its_groups_made_anew_and_somebody_told() {
        var told = new AtomicInteger();
        rig.groups.whenEmptied(told::incrementAndGet);
        read(3, this::comes);
        var before = rig.add(WorkStream.EMAIL_HIGH);
        await().until(() -> came.stream().anyMatch(entry -> entry.uuid().equals(before)));

        rig.call(Command.FLUSHALL, List.of());

        await().until(() -> told.get() == 1);
        var after = rig.add(WorkStream.EMAIL_NORMAL);
        await().until(() -> came.stream().anyMatch(entry -> entry.uuid().equals(after)));
    }

    @Test
    void a_redis_that_goes_and_comes_again_is_told_of_once_each_way() {
        try (var log = new LogLines(StreamReader.class.getName())) {
            read(3, this::comes);
            rig.server.kill();
            await().until(() -> log.has("WARN cannot read send-email"));

            rig.server.restart();
            await().atMost(Duration.ofSeconds(20)).until(() -> log.has("INFO reading send-email again"));

            var id = rig.add(WorkStream.EMAIL_HIGH);
            await().until(() -> came.stream().anyMatch(entry -> entry.uuid().equals(id)));
            assertThat(log.all()).filteredOn(line -> line.contains("again")).hasSize(1);
        }
    }

    @Test
    void while_a_store_is_away_reading_rests_and_then_goes_on() {
        var times = new AtomicInteger();
        rig.add(WorkStream.EMAIL_HIGH);
        var inFlight = read(3, (entries, answers) -> {
            if (times.incrementAndGet() == 1) {
                answers.unavailable(entries);
            } else {
                comes(entries, answers);
            }
        });
        await().untilAsserted(() -> assertThat(inFlight.rest()).isPositive());

        await().atMost(Duration.ofSeconds(20)).until(() -> {
            rig.commands.moveDue(0);
            return came.size() == 1;
        });
        assertThat(meters.counter("queue_entries", "group", "send-email", "outcome", "failed")
                        .count())
                .isZero();
    }

    @Test
    void a_reader_that_was_told_to_stop_ends_and_reads_no_more() throws InterruptedException {
        read(3, this::comes);
        var reader = readers.getFirst();
        reader.stop();
        reader.awaitEnd();

        assertThat(reader.isAlive()).isFalse();
        var id = rig.add(WorkStream.EMAIL_HIGH);
        assertThat(rig.read("other", WorkStream.EMAIL_HIGH, 1))
                .extracting(Entry::uuid)
                .containsExactly(id);
    }

    private void comes(List<Entry> entries, Acknowledger answers) {
        came.addAll(entries);
        answers.done(entries);
    }

    private static void awaits(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private InFlight read(int permits, EntryHandler handler) {
        var ackWriter = new AckWriter(rig.redis);
        var group = new LaneGroup("send-email", LANES, permits, handler);
        var inFlight = new InFlight(group, ackWriter, rig.commands, meters);
        var letters =
                new DeadLetters(database.pool(), rig.redis, ackWriter, Clock.systemUTC(), new ObjectMapper(), meters);
        var reader = new StreamReader(group, inFlight, rig.commands, rig.groups, letters, Duration.ofMillis(100));
        readers.add(reader);
        reader.start();
        return inFlight;
    }
}
