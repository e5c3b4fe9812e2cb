package gov.notify.recipient;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/// The only recipients that a service in trial, or a team's key, may send to. An empty list allows nobody.
public final class GuestList {

    private final Set<String> formatted;

    private GuestList(Set<String> formatted) {
        this.formatted = formatted;
    }

    public static GuestList of(Collection<String> recipients) {
        return new GuestList(recipients.stream().map(Recipients::format).collect(Collectors.toUnmodifiableSet()));
    }

    /// Whether a recipient, however written, is on the list.
    public boolean allows(String recipient) {
        return formatted.contains(Recipients.format(recipient));
    }

    @Override
    public String toString() {
        return "GuestList[" + formatted.size() + "]";
    }
}
