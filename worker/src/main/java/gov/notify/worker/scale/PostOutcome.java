package gov.notify.worker.scale;

import java.util.Locale;

/// What came of telling the autoscaler.
enum PostOutcome {
    ACCEPTED(""),
    NOTHING_TO_TELL("nothing could be measured within half a minute"),
    REFUSED("it refuses them (does the attached policy have a rule for each, and only for them?)"),
    FAILED("it fails"),
    SLOW("it does not answer in time"),
    GONE("it cannot be reached");

    private final String words;

    PostOutcome(String words) {
        this.words = words;
    }

    static PostOutcome ofStatus(int status) {
        return switch (status / 100) {
            case 2 -> ACCEPTED;
            case 4 -> REFUSED;
            default -> FAILED;
        };
    }

    String words() {
        return words;
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
