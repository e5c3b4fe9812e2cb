package gov.notify.e2e.load;

import java.util.Arrays;

/// Many measured durations, and where they lie.
public final class Durations {
    private long[] nanos = new long[1 << 16];
    private int count;
    private boolean sorted;

    public void add(long duration) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = duration;
        sorted = false;
    }

    public int count() {
        return count;
    }

    /// The duration, in milliseconds, that `share` (0 to 1) of all do not exceed; 0 when there are none.
    public double quantile(double share) {
        if (count == 0) {
            return 0;
        }
        if (!sorted) {
            Arrays.sort(nanos, 0, count);
            sorted = true;
        }
        var place = (int) Math.ceil(share * count) - 1;
        return nanos[Math.clamp(place, 0, count - 1)] / 1e6;
    }
}
