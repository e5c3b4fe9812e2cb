package gov.notify.sandbox.sent;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What becomes of an email once SES has it.
///
/// The words are those of the SES mailbox simulator.
/// @see <a href="https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html">SES mailbox simulator</a>
public enum EmailFate {
    /// Delivered.
    SUCCESS,
    /// The recipient's server does not know the address.
    BOUNCE,
    /// Delivered, then reported as spam.
    COMPLAINT,
    /// Delivered, then answered automatically, which SES reports as a transient bounce.
    OOTO,
    /// Not attempted: the address is on the suppression list.
    SUPPRESSIONLIST;

    private static final String SIMULATOR = "@simulator.amazonses.com";
    private static final Map<String, EmailFate> SIMULATED = Map.of(
            "success", SUCCESS,
            "bounce", BOUNCE,
            "complaint", COMPLAINT,
            "ooto", OOTO,
            "suppressionlist", SUPPRESSIONLIST);

    /// The fate that the simulator's addresses ask for, also with a label as in `bounce+label@…`; success for all
    /// others.
    public static EmailFate of(String address) {
        var lower = address.toLowerCase(Locale.ROOT);
        if (!lower.endsWith(SIMULATOR)) {
            return SUCCESS;
        }
        var name = lower.substring(0, lower.length() - SIMULATOR.length()).split("\\+", 2)[0];
        return Optional.ofNullable(SIMULATED.get(name)).orElse(SUCCESS);
    }

    public static EmailFate named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
