package gov.notify.worker.provider;

/// What an operator can do about an answer of a provider.
final class RefusalAdvice {

    private RefusalAdvice() {}

    static String on(Handover answer, String code) {
        return switch (answer) {
            case Handover.Accepted _ -> "Nothing to do.";
            case Handover.Throttled _ ->
                "Messages wait: lower mps of this identity in origination_identities to what the account may send.";
            case Handover.TryLater _ ->
                "They are tried again: if it lasts, look at the provider's status and at the network to it.";
            case Handover.QuotaSpent _ ->
                "Messages wait: have the account's quota or spending limit raised at the provider.";
            case Handover.Refused _ -> "Such a message fails and is not tried again: look at what it contains.";
            case Handover.Unknown _ ->
                "It may have been taken: if it lasts, look at the provider's status and at the network to it.";
            case Handover.SenderUnknown _ ->
                "This sender's messages wait until someone acts: verify the sending domain (NOTIFY_EMAIL_DOMAIN) in SES"
                        + " in this region.";
            case Handover.RecipientUnknown _ ->
                "Such a message waits until someone acts: while the account is in SES's sandbox, verify recipients, or"
                        + " ask for production access.";
            case Handover.Misconfigured _ -> "Messages wait until someone acts: " + mend(code);
        };
    }

    private static String mend(String code) {
        return switch (code) {
            case "MailFromDomainNotVerifiedException" -> "verify the MAIL FROM domain in SES.";
            case "NotFoundException" ->
                "create what the settings name (SES's configuration set, Pinpoint's application), or correct them.";
            case "AccountSuspendedException", "SendingPausedException" ->
                "sending is paused at the provider; see its reputation page.";
            case "AccessDenied",
                    "AccessDeniedException",
                    "AuthFailure",
                    "AuthorizationError",
                    "ExpiredToken",
                    "ExpiredTokenException",
                    "IncompleteSignature",
                    "InvalidClientTokenId",
                    "MissingAuthenticationToken",
                    "NotAuthorized",
                    "OptInRequired",
                    "SignatureDoesNotMatch",
                    "UnrecognizedClientException" -> "check the AWS credentials, their policy and the region.";
            case "RequestExpired", "RequestTimeTooSkewed" -> "check this machine's clock.";
            default -> "check the provider's credentials, region, sending identity and settings.";
        };
    }
}
