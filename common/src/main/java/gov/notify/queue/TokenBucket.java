package gov.notify.queue;

import gov.notify.message.Lane;
import java.time.Duration;
import java.util.List;

/// Rations what a sending identity may send, over all workers together.
public interface TokenBucket {

    /// A sending number or account, and what it may send.
    ///
    /// @param perSecond message parts (emails) a second; the burst is one second's worth, at least 1
    record Identity(String name, double perSecond) {

        public Identity {
            if (!(perSecond > 0)) {
                throw new IllegalArgumentException("identity " + name + " may send nothing: " + perSecond + "/s");
            }
        }

        double burst() {
            return Math.max(1, perSecond);
        }

        /// How long it takes to send so many message parts.
        public Duration timeFor(int parts) {
            return Duration.ofNanos(Math.round(parts * 1e9 / perSecond));
        }
    }

    /// Where messages of one lane wait for an identity's rate.
    ///
    /// @param again whether they have waited once and found no token: they do not go behind everybody else's turn
    record Line(Lane lane, boolean again) {

        String field() {
            return "line:" + lane.wireName() + (again ? ":again" : "");
        }
    }

    /// @param granted how many of the costs asked for may go ahead now, in the order they were given
    /// @param after until the next one may; zero when all were granted
    /// @param reserved until the last turn of the lane's line; zero when nobody waits there
    record Grant(int granted, Duration after, Duration reserved) {}

    /// Takes tokens for as many of `costs` as there are, in one round trip.
    ///
    /// @param lane decides how much of the bucket is left for higher lanes
    /// @param costs message parts, one figure a message
    Grant take(Identity identity, Lane lane, List<Integer> costs);

    /// Reserves turns at the end of a line.
    ///
    /// @param soonest the first turn comes no sooner
    /// @param parts of all messages together; they take their turns one after the other, as the rate allows
    /// @return until the first turn
    Duration reserve(Identity identity, Line line, Duration soonest, int parts);

    /// The provider asked us to slow down: halves the rate for 30 s, then lets it recover by 5 % a second.
    void slowDown(Identity identity);
}
