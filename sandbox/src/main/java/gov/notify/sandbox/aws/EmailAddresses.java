package gov.notify.sandbox.aws;

import java.util.Optional;

/// What SES says of an address it will not take.
final class EmailAddresses {
    /// Emails from here, or to here, are refused as SES refuses an identity that was never verified; so are those from
    /// an address of this name.
    private static final String UNVERIFIED = "unverified.example";

    private static final String UNVERIFIED_NAME = "unverified@";

    private EmailAddresses() {}

    /// The address within `Name <address>`, or the whole.
    static String bare(String address) {
        var open = address.lastIndexOf('<');
        var close = address.lastIndexOf('>');
        return open >= 0 && close > open ? address.substring(open + 1, close).strip() : address.strip();
    }

    static String domain(String address) {
        var bare = bare(address);
        return bare.substring(bare.lastIndexOf('@') + 1);
    }

    static Optional<AwsRefusal> refusalOfRecipient(String address) {
        var bare = bare(address);
        var at = bare.lastIndexOf('@');
        if (at < 0 || at == bare.length() - 1) {
            return invalid("Missing final '@domain'");
        }
        var local = bare.substring(0, at);
        var domain = bare.substring(at + 1);
        if (local.isEmpty() || local.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            return invalid("Local address contains control or whitespace");
        }
        if (domain.contains("..")) {
            return invalid("Domain contains dot-dot");
        }
        if (domain.startsWith(".") || domain.endsWith(".")) {
            return invalid("Domain " + (domain.startsWith(".") ? "starts" : "ends") + " with dot");
        }
        if (domain.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            return invalid("Domain contains illegal character");
        }
        return isUnverified(domain) ? unverified(bare) : Optional.empty();
    }

    static Optional<AwsRefusal> refusalOfSource(String source) {
        var bare = bare(source);
        return isUnverified(domain(source)) || bare.startsWith(UNVERIFIED_NAME)
                ? unverified(bare)
                : refusalOfRecipient(source);
    }

    private static boolean isUnverified(String domain) {
        return domain.equals(UNVERIFIED) || domain.endsWith("." + UNVERIFIED);
    }

    private static Optional<AwsRefusal> unverified(String address) {
        return Optional.of(AwsRefusal.of(
                400,
                "MessageRejected",
                "Email address is not verified. The following identities failed the check in region US-WEST-2: "
                        + address));
    }

    private static Optional<AwsRefusal> invalid(String message) {
        return Optional.of(AwsRefusal.of(400, "BadRequestException", message));
    }
}
