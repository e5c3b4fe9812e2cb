package gov.notify.worker.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gov.notify.queue.WorkStream;
import gov.notify.redis.RedisUnavailable;
import io.vertx.redis.client.Command;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConsumerGroupsTest {

    private final StreamRig rig = new StreamRig();
    private final ConsumerGroups groups = new ConsumerGroups(rig.commands, 2);
    private final AtomicInteger emptied = new AtomicInteger();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void every_stream_of_every_shard_has_its_group() {
        groups.create();

        assertThat(groups.sources()).hasSize(2 * WorkStream.all().size()).doesNotHaveDuplicates();
        assertThat(groups.sources())
                .allSatisfy(source -> assertThat(rig.call(Command.XINFO, List.of("GROUPS", source.key())))
                        .hasSize(1)
                        .first()
                        .satisfies(group -> assertThat(group.toString()).contains(source.group())));
    }

    @Test
    void who_finds_redis_emptied_tells_it_once_and_of_two_workers_one() {
        groups.create();
        groups.whenEmptied(emptied::incrementAndGet);
        var other = new ConsumerGroups(rig.worker("other"), 2);
        other.whenEmptied(emptied::incrementAndGet);
        other.create();
        groups.create();
        assertThat(emptied).hasValue(0);

        rig.call(Command.FLUSHALL, List.of());
        groups.create();
        other.create();
        groups.create();

        assertThat(emptied).hasValue(1);
    }

    @Test
    void a_shard_that_is_new_counts_as_emptied() {
        var one = new ConsumerGroups(rig.commands, 1);
        one.whenEmptied(emptied::incrementAndGet);
        one.create();
        assertThat(emptied).hasValue(0);

        groups.whenEmptied(emptied::incrementAndGet);
        groups.create();

        assertThat(emptied).hasValue(1);
    }

    @Test
    void what_waits_in_a_stream_whose_group_is_gone_is_read_by_the_new_one() {
        var id = rig.add(WorkStream.RECEIPTS);
        rig.read("dead", WorkStream.RECEIPTS, 1);
        rig.call(
                Command.XGROUP,
                List.of("DESTROY", StreamRig.shard(WorkStream.RECEIPTS).key(), WorkStream.RECEIPTS.group()));

        groups.create();

        assertThat(rig.read("me", WorkStream.RECEIPTS, 10))
                .singleElement()
                .satisfies(entry -> assertThat(entry.uuid()).isEqualTo(id));
    }

    @Test
    void without_redis_it_says_so_and_tells_nobody_of_a_loss() {
        groups.whenEmptied(emptied::incrementAndGet);
        rig.server.kill();

        assertThatThrownBy(groups::create).isInstanceOf(RedisUnavailable.class);
        assertThat(emptied).hasValue(0);
    }
}
