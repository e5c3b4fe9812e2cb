package gov.notify.api.error;

import gov.notify.jdbc.Outage;

/// Tells a Postgres that is away from a mistake of ours, whatever the exception was wrapped in on its way here.
final class DatabaseErrors {

    private DatabaseErrors() {}

    static boolean isBehind(Throwable thrown) {
        return Outage.isBehind(thrown);
    }
}
