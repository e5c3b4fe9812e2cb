package gov.notify.api.admin.guestlist;

import gov.notify.service.GuestListEntry;
import java.util.List;
import java.util.UUID;

/// A guest list as the admin application sees it. `toString()` hides the content.
record GuestListView(List<String> emailAddresses, List<String> phoneNumbers) {

    static GuestListView of(UUID serviceId) {
        var entries = GuestListEntry.of(serviceId);
        return new GuestListView(of(entries, GuestListEntry.EMAIL), of(entries, GuestListEntry.MOBILE));
    }

    private static List<String> of(List<GuestListEntry> entries, String type) {
        return entries.stream()
                .filter(entry -> entry.recipientType.equals(type))
                .map(entry -> entry.recipient)
                .sorted()
                .toList();
    }

    @Override
    public String toString() {
        return "GuestListView";
    }
}
