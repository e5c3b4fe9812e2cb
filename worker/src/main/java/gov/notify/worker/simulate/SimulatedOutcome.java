package gov.notify.worker.simulate;

import gov.notify.recipient.InvalidRecipient;
import gov.notify.recipient.PhoneNumber;
import java.util.Locale;
import java.util.Set;

/// What becomes of a message to one of the recipients that stand for an outcome
/// (docs/contract/public-api.md, 5.2).
enum SimulatedOutcome {
    DELIVERED,
    PERMANENT_FAILURE,
    TEMPORARY_FAILURE;

    private static final Set<String> INVALID_NUMBERS = Set.of("+12028675302", "+447700900002");
    private static final Set<String> UNREACHABLE_PHONES = Set.of("+12028675303", "+447700900003");

    /// @param address as it was sent to, in whatever case
    static SimulatedOutcome ofEmail(String address) {
        return switch (address.strip().toLowerCase(Locale.ROOT)) {
            case "perm-fail@simulator.notify" -> PERMANENT_FAILURE;
            case "temp-fail@simulator.notify" -> TEMPORARY_FAILURE;
            default -> DELIVERED;
        };
    }

    /// @param number as it was sent to, in whatever notation
    static SimulatedOutcome ofPhone(String number) {
        var normal = e164(number);
        if (INVALID_NUMBERS.contains(normal)) {
            return PERMANENT_FAILURE;
        }
        return UNREACHABLE_PHONES.contains(normal) ? TEMPORARY_FAILURE : DELIVERED;
    }

    private static String e164(String number) {
        try {
            return PhoneNumber.parse(number).e164();
        } catch (InvalidRecipient e) {
            return number;
        }
    }
}
