package gov.notify.migration;

/// How far the start has come, as the readiness check names it.
public enum StartPhase {
    MIGRATING("migrating the schema"),
    WAITING("waiting for Postgres"),
    BEHIND("waiting until the schema is migrated"),
    STARTING("starting to work"),
    READY("ready"),
    FAILED("failed"),
    ENDING("ending");

    private final String words;

    StartPhase(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
