package gov.notify.e2e.chaos;

import gov.notify.e2e.world.Db;
import java.util.Collection;
import java.util.List;

/// A trigger that writes down every change of a status, so that none goes unseen between two looks.
final class StatusWatch {
    private static final String FINAL =
            "('delivered', 'failed', 'permanent-failure', 'temporary-failure', 'technical-failure', 'cancelled')";

    /// Not final, and something may still be done about it. What a provider took without telling us its id stays
    /// `sending` until a receipt names it or until it times out, after days.
    private static final String OPEN = "n.notification_status not in " + FINAL
            + " and not (n.notification_status = 'sending' and n.reference is null and n.message_id is null)";

    private final Db db;

    private StatusWatch(Db db) {
        this.db = db;
    }

    static StatusWatch install(Db db) {
        db.run("create table chaos_steps (id uuid not null, was text not null, became text not null,"
                + " at timestamptz not null default clock_timestamp())");
        db.run("""
                create function chaos_note_step() returns trigger language plpgsql as $$
                begin
                  insert into chaos_steps (id, was, became) values (old.id, old.notification_status, new.notification_status);
                  return new;
                end $$
                """);
        db.run("create trigger chaos_steps after update on notifications for each row"
                + " when (old.notification_status is distinct from new.notification_status)"
                + " execute function chaos_note_step()");
        return new StatusWatch(db);
    }

    /// Notifications whose status left a final state, with what it was and became.
    List<String> leftFinalState() {
        return db.rows(
                "select id || ' went from ' || was || ' to ' || became from chaos_steps where was in " + FINAL,
                row -> row.getString(1));
    }

    /// How many notifications have a status that is not final, or a place in the queue.
    long unsettled() {
        return db.number(
                "select (select count(*) from notifications n where " + OPEN + ") + (select count(*) from send_queue)");
    }

    /// What is not settled, for a message about it.
    List<String> unsettledOnes() {
        return db.rows(
                "select n.id || ' ' || n.notification_type || ' is ' || n.notification_status"
                        + " || coalesce(', queued, due ' || q.due_at || ', attempts ' || q.attempts || ', claim until '"
                        + " || coalesce(q.claim_until::text, '-') || ', ambiguous until ' || coalesce(q.ambiguous_until::text, '-'), '')"
                        + " from notifications n left join send_queue q on q.notification_id = n.id"
                        + " where q.notification_id is not null or (" + OPEN + ") limit 10",
                row -> row.getString(1));
    }

    /// Those of these ids whose status is another.
    List<String> endedOtherwise(Collection<String> ids, String status) {
        return db.rows(
                "select id || ' is ' || notification_status from notifications"
                        + " where id = any (string_to_array(?, ',')::uuid[]) and notification_status <> ?",
                row -> row.getString(1),
                String.join(",", ids),
                status);
    }

    /// How many of these ids have a row.
    long stored(List<String> ids) {
        return db.rows(
                        "select count(*) from notifications where id = any (string_to_array(?, ',')::uuid[])",
                        row -> row.getLong(1),
                        String.join(",", ids))
                .getFirst();
    }

    /// How many notifications ended in each status.
    List<String> endings() {
        return db.rows(
                "select notification_status || ' ' || count(*) from notifications group by notification_status order by 1",
                row -> row.getString(1));
    }
}
