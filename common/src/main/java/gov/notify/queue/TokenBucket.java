package gov.notify.queue;

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
    }

    /// @param granted how many of the costs asked for may go ahead now, in the order they were given
    /// @param after until the next one may; zero when all were granted
    record Grant(int granted, Duration after) {}

    /// Takes tokens for as many of `costs` as there are, in one round trip.
    ///
    /// @param kept share of the bucket, 0 to 1, that is left for higher lanes
    /// @param costs message parts, one figure a message
    Grant take(Identity identity, double kept, List<Integer> costs);

    /// The provider asked us to slow down: halves the rate for 30 s, then lets it recover by 5 % a second.
    void slowDown(Identity identity);
}
