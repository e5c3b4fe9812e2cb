package gov.notify.service;

import gov.notify.recipient.EmailAddress;
import gov.notify.recipient.InvalidRecipient;
import gov.notify.recipient.PhoneNumber;
import gov.notify.user.User;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Whom a trial service or a team key may send to: the team and its guest list, in the form in which recipients are
/// compared.
final class AllowedRecipients {

    private AllowedRecipients() {}

    static Set<String> of(List<User> members, List<GuestListEntry> guests) {
        var reachable = new HashSet<String>();
        members.stream()
                .flatMap(member -> Stream.of(
                        email(member.emailAddress),
                        Optional.ofNullable(member.mobileNumber).flatMap(AllowedRecipients::phone)))
                .flatMap(Optional::stream)
                .forEach(reachable::add);
        guests.stream()
                .map(guest -> guest.recipientType.equals("mobile") ? phone(guest.recipient) : email(guest.recipient))
                .flatMap(Optional::stream)
                .forEach(reachable::add);
        return Set.copyOf(reachable);
    }

    // Rows written before today's rules may hold what is no recipient any more; nobody can be sent to there
    // anyway.
    private static Optional<String> email(String text) {
        try {
            return Optional.of(EmailAddress.parse(text).normalised());
        } catch (InvalidRecipient e) {
            return Optional.empty();
        }
    }

    private static Optional<String> phone(String text) {
        try {
            return Optional.of(PhoneNumber.parse(text).e164());
        } catch (InvalidRecipient e) {
            return Optional.empty();
        }
    }
}
