package gov.notify.api.http;

import gov.notify.api.error.ApiError;
import gov.notify.api.json.MalformedJson;
import gov.notify.api.json.RequestJson;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads the JSON bodies of services, as far as there is memory for what they become.
///
/// A value takes up to twenty times its bytes, and stays until its request is answered, which may have to wait for
/// Postgres.
@Singleton
public class JsonBodies {

    private static final Duration RETRY = Duration.ofSeconds(1);

    /// Measured in production's JVM: up to 52 bytes by kind of value, and twice its text.
    private static final long OF_A_TOKEN = 64;

    /// A body that was read ahead is in no other budget: it, its text, the message it makes and the answer.
    private static final long OF_A_BYTE = 4;

    /// The message, and the answer that quotes it.
    private static final long OF_AN_ANSWERS_BYTE = 2;

    private final BodyBudgets budgets;

    JsonBodies(BodyBudgets budgets) {
        this.budgets = budgets;
    }

    /// The value that `body` spells. Its memory counts until it is closed.
    ///
    /// @throws gov.notify.api.error.ApiException 400 where it is no JSON, 503 where there is no memory for it now
    public Value read(byte[] body, UUID owner) {
        var value = none(owner);
        try {
            value.parse(body);
            return value;
        } catch (RuntimeException e) {
            value.close();
            throw e;
        }
    }

    /// A value that is null until it has parsed a body.
    public Value none(UUID owner) {
        return new Value(budgets.ofValues(owner));
    }

    /// A value, and the memory it takes.
    public static final class Value implements AutoCloseable {

        private final BodyBudget.Share share;
        private long taken;
        private @Nullable Object parsed;
        private boolean isParsed;

        private Value(BodyBudget.Share share) {
            this.share = share;
        }

        /// `Map`, `List` and so on, as [RequestJson] has it.
        public @Nullable Object get() {
            return parsed;
        }

        /// Becomes what `body` spells, once.
        @Nullable
        Object parse(byte[] body) {
            if (isParsed) {
                return parsed;
            }
            try {
                take(body.length <= BodyAdmission.READ_AHEAD ? body.length * OF_A_BYTE : 0);
                parsed = RequestJson.parse(body, tokens -> take(tokens * OF_A_TOKEN));
                isParsed = true;
                return parsed;
            } catch (MalformedJson e) {
                throw ApiError.malformedBody().thrown();
            }
        }

        /// Counts the answer that was made of it too: a template can make a long message of a short value.
        ///
        /// @param bytes of the answer
        /// @throws gov.notify.api.error.ApiException 503 where there is no memory for it now
        public void answeredWith(long bytes) {
            take(bytes * OF_AN_ANSWERS_BYTE);
        }

        /// Gives the memory back: the value is not used any more.
        @Override
        public synchronized void close() {
            share.giveBack(taken);
            taken = 0;
        }

        private synchronized void take(long bytes) {
            long counted = Math.min(bytes, share.most() - taken);
            if (!share.take(counted)) {
                throw ApiError.unavailable(RETRY).thrown();
            }
            taken += counted;
        }
    }
}
