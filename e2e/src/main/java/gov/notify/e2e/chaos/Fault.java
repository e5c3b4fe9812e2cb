package gov.notify.e2e.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// What can go wrong, and how it is made to.
enum Fault {
    API_KILLED((field, random) -> field.restart(field.anyApi(random), "KILL", pause(random, 300, 3_000))),
    API_TERMINATED((field, random) -> field.restart(field.anyApi(random), "TERM", pause(random, 300, 2_000))),
    WORKER_KILLED((field, random) -> field.killWorker(field.anyWorker(random), pause(random, 300, 5_000))),
    WORKER_TERMINATED((field, random) -> field.restart(field.anyWorker(random), "TERM", pause(random, 300, 2_000))),
    REDIS_KILLED((field, random) -> field.redisAway(pause(random, 200, 4_000), false)),
    REDIS_KILLED_WITH_ITS_DATA((field, random) -> field.redisAway(pause(random, 200, 4_000), true)),
    REDIS_FLUSHED((field, _) -> field.redis("FLUSHALL")),
    REDIS_READ_ONLY((field, random) -> {
        field.redis("REPLICAOF", "127.0.0.1", "1");
        field.wait(pause(random, 1_000, 5_000));
        field.redis("REPLICAOF", "NO", "ONE");
    }),
    REDIS_OUT_OF_MEMORY((field, random) -> {
        field.redis("CONFIG", "SET", "maxmemory", "1mb");
        field.wait(pause(random, 1_000, 5_000));
        field.redis("CONFIG", "SET", "maxmemory", "0");
    }),
    POSTGRES_KILLED((field, random) -> field.postgresAway(pause(random, 100, 3_000))),
    POSTGRES_CONNECTIONS_TERMINATED((field, random) -> {
        for (var i = 0; i < 8; i++) {
            field.terminateConnections();
            field.wait(pause(random, 50, 500));
        }
    }),
    POSTGRES_CONNECTIONS_EXHAUSTED((field, random) -> field.exhaustConnections(pause(random, 2_000, 5_000))),
    TRANSACTION_STALLED((field, random) -> field.stallTransaction(pause(random, 2_000, 6_000))),
    PROVIDER_THROTTLES(whileProvider("\"throttle_rate\":0.6", "\"throttle_rate\":0")),
    PROVIDER_FAILS(whileProvider("\"error_rate\":0.5", "\"error_rate\":0")),
    PROVIDER_TIMES_OUT(whileProvider("\"timeout_rate\":0.1,\"timeout_ms\":12000", "\"timeout_rate\":0")),
    PROVIDER_RESETS(whileProvider("\"reset_rate\":0.2", "\"reset_rate\":0")),
    RECEIPTS_TWICE(whileProvider("\"receipt_duplicate_rate\":1", "\"receipt_duplicate_rate\":0")),
    RECEIPTS_REVERSED(whileProvider(
            "\"receipt_reversed\":true,\"receipt_send_events\":true,\"receipt_jitter_ms\":1500",
            "\"receipt_reversed\":false,\"receipt_send_events\":false,\"receipt_jitter_ms\":0")),
    RECEIPTS_BEFORE_THE_COMMIT(
            whileProvider("\"receipt_delay_ms\":0,\"latency_ms\":700", "\"receipt_delay_ms\":200,\"latency_ms\":20")),
    CLOCK_MOVED((field, random) -> field.moveClock(
            List.of("+60s", "-60s", "+0.2s", "-0.2s").get(random.nextInt(4)), pause(random, 3_000, 6_000))),
    POISONOUS_EMAIL((field, random) -> field.sendPoison(random)),
    API_OVERFED((field, random) -> field.overfeed(field.anyApi(random))),
    API_KILLED_BY_ITS_MEMORY((field, random) -> field.starve(field.anyApi(random))),
    /// What waits is written in one go: two lanes get entries of the same millisecond, and so of the same id.
    LANES_FILLED_AT_ONCE((field, random) -> {
        var pause = pause(random, 500, 1_500);
        field.redis("CLIENT", "PAUSE", Long.toString(pause.toMillis()), "WRITE");
        field.wait(pause);
    }),
    /// Longer than a lease: whoever had claimed something comes back to find that its claim has run out.
    POSTGRES_AWAY_FOR_LONG(Often.ONCE, (field, _) -> field.postgresAway(Duration.ofSeconds(40))),
    PROVIDER_NEVER_ANSWERS(Often.ONCE, (field, _) -> {
        field.provider("{\"timeout_rate\":1,\"timeout_ms\":12000,\"accept_unanswered_rate\":1}");
        field.wait(Duration.ofMinutes(5));
        field.provider("{\"timeout_rate\":0,\"accept_unanswered_rate\":0.5}");
    });

    @SuppressWarnings("ImmutableEnumChecker") // lambdas that hold nothing but constants
    private final Strike strike;

    private final Often often;

    Fault(Strike strike) {
        this(Often.AS_ANY, strike);
    }

    Fault(Often often, Strike strike) {
        this.often = often;
        this.strike = strike;
    }

    /// How often a campaign has it: what takes minutes comes once, and only in a campaign of all kinds.
    private enum Often {
        AS_ANY,
        ONCE
    }

    /// Makes it happen, and ends it; returns when both are done.
    void strike(ChaosEnvironment field, Random random) {
        strike.on(field, random);
    }

    /// `count` faults in random order: every kind comes about as often as any other, but for those that take
    /// minutes.
    static List<Fault> draw(int count, Random random) {
        var drawn = new ArrayList<Fault>();
        if (count >= values().length) {
            drawn.addAll(kinds(Often.ONCE));
        }
        while (drawn.size() < count) {
            var all = new ArrayList<>(kinds(Often.AS_ANY));
            Collections.shuffle(all, random);
            drawn.addAll(all.subList(0, Math.min(all.size(), count - drawn.size())));
        }
        Collections.shuffle(drawn, random);
        return drawn;
    }

    private static List<Fault> kinds(Often often) {
        return Arrays.stream(values())
                .filter(fault -> fault.often == often && fault.isPossible())
                .toList();
    }

    private boolean isPossible() {
        return this != CLOCK_MOVED || ChaosEnvironment.faketime().isPresent();
    }

    private static Strike whileProvider(String bad, String good) {
        return (field, random) -> {
            field.provider("{" + bad + "}");
            field.wait(pause(random, 2_000, 5_000));
            field.provider("{" + good + "}");
        };
    }

    private static Duration pause(Random random, int from, int to) {
        return Duration.ofMillis(random.nextInt(from, to));
    }

    private interface Strike {
        void on(ChaosEnvironment field, Random random);
    }
}
