package gov.notify.e2e.chaos;

import gov.notify.e2e.world.Aws;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Messages that the provider took again, by what explains it.
///
/// Two things may make a message go out again: its worker was killed while the provider had it, and the provider took
/// it without answering, which is asked once more and not again. Nothing else may.
///
/// @param killed repeats explained by a killed worker, of at most `killedAllowed`
/// @param unanswered repeats explained by a missing answer, of at most `unansweredAllowed`
/// @param unexplained recipients who got a message more often than these two allow
record Duplicates(int killed, int killedAllowed, int unanswered, int unansweredAllowed, List<String> unexplained) {

    static Duplicates of(List<Aws.Taken> ledger, Map<String, Integer> inHandsOfKilled) {
        var withoutAnswer = withoutAnswer(ledger);
        var killed = 0;
        var unanswered = 0;
        var unexplained = new ArrayList<String>();
        for (var taken : Reconciliation.timesTaken(ledger).entrySet()) {
            var again = taken.getValue() - 1;
            var byMissingAnswer = Math.min(again, withoutAnswer.contains(taken.getKey()) ? 1 : 0);
            var byKill = Math.min(again - byMissingAnswer, inHandsOfKilled.getOrDefault(taken.getKey(), 0));
            unanswered += byMissingAnswer;
            killed += byKill;
            for (var i = byMissingAnswer + byKill; i < again; i++) {
                unexplained.add(taken.getKey());
            }
        }
        var mayBeKilled =
                inHandsOfKilled.values().stream().mapToInt(times -> times).sum();
        return new Duplicates(killed, mayBeKilled, unanswered, withoutAnswer.size(), List.copyOf(unexplained));
    }

    int all() {
        return killed + unanswered + unexplained.size();
    }

    int allowed() {
        return killedAllowed + unansweredAllowed;
    }

    List<String> lines() {
        return List.of(
                line("worker killed while the provider had it", killed, killedAllowed),
                line("provider took it without an answer", unanswered, unansweredAllowed),
                line("anything else", unexplained.size(), 0));
    }

    private static String line(String cause, int found, int allowed) {
        return String.format(Locale.ROOT, "duplicated: %-42s %5d (allowed %d)", cause, found, allowed);
    }

    private static Set<String> withoutAnswer(List<Aws.Taken> ledger) {
        var recipients = new HashSet<String>();
        for (var taken : ledger) {
            if (!taken.answered()) {
                recipients.add(taken.to());
            }
        }
        return recipients;
    }
}
