package gov.notify.sandbox.aws;

import gov.notify.sandbox.sent.EmailFate;
import gov.notify.sandbox.sent.TextFate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What becomes of messages to a recipient: as AWS's simulators have it, unless a test decided otherwise.
final class Fates {
    private final Map<String, EmailFate> ofAddresses = new ConcurrentHashMap<>();
    private final Map<String, TextFate> ofNumbers = new ConcurrentHashMap<>();

    /// @throws IllegalArgumentException when there is no such fate
    void decide(String recipient, String fate) {
        if (recipient.contains("@")) {
            ofAddresses.put(recipient, EmailFate.named(fate));
        } else {
            ofNumbers.put(recipient, TextFate.named(fate));
        }
    }

    void clear() {
        ofAddresses.clear();
        ofNumbers.clear();
    }

    /// The worst that waits among the recipients.
    EmailFate ofEmail(List<String> recipients) {
        var fate = EmailFate.SUCCESS;
        for (var recipient : recipients) {
            var own = ofAddresses.get(recipient);
            var next = own == null ? EmailFate.of(recipient) : own;
            fate = fate == EmailFate.SUCCESS ? next : fate;
        }
        return fate;
    }

    TextFate ofText(String number) {
        var own = ofNumbers.get(number);
        return own == null ? TextFate.of(number) : own;
    }

    boolean isOptedOut(String number) {
        return ofText(number) == TextFate.OPTED_OUT;
    }

    void optIn(String number) {
        ofNumbers.remove(number, TextFate.OPTED_OUT);
    }

    List<String> optedOut() {
        return ofNumbers.keySet().stream().filter(this::isOptedOut).sorted().toList();
    }
}
