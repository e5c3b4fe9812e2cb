package gov.notify.limit;

import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/// The scripts that count, as commands.
///
/// Sent by text: a kilobyte for a whole batch costs nothing beside it, and a Redis that lost its scripts needs no care.
final class LimitScripts {

    private static final Buffer TAKE = read("take.lua");
    private static final Buffer GIVE_BACK = read("give_back.lua");
    private static final Buffer REMEMBER = read("remember.lua");

    private LimitScripts() {}

    static Request take(LimitRequest take, int n) {
        return Request.cmd(Command.EVAL)
                .arg(TAKE)
                .arg(3)
                .arg(LimitKeys.rate(take.serviceId(), take.keyType()))
                .arg(LimitKeys.counts(take.serviceId(), take.day()))
                .arg(LimitKeys.counts(take.serviceId(), take.day().minusDays(1)))
                .arg(n)
                .arg(take.rateLimit())
                .arg(take.kind().field())
                .arg(take.dailyLimit())
                .arg(take.totalLimit())
                .arg(AllowanceYear.startOf(take.day()).equals(take.day()) ? 1 : 0);
    }

    static Request giveBack(LimitRequest take, int n) {
        return Request.cmd(Command.EVAL)
                .arg(GIVE_BACK)
                .arg(1)
                .arg(LimitKeys.counts(take.serviceId(), take.day()))
                .arg(take.kind().field())
                .arg(n);
    }

    static Request remember(LimitRequest take, SentCounts.Counts counts) {
        return Request.cmd(Command.EVAL)
                .arg(REMEMBER)
                .arg(1)
                .arg(LimitKeys.counts(take.serviceId(), take.day()))
                .arg(counts.before())
                .arg(counts.email())
                .arg(counts.sms())
                .arg(counts.internationalSms());
    }

    private static Buffer read(String name) {
        try (var script = LimitScripts.class.getResourceAsStream(name)) {
            return Buffer.buffer(Objects.requireNonNull(script, name).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
