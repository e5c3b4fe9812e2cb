package gov.notify.api.admin.notification;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import gov.notify.api.json.S0;
import gov.notify.recipient.EmailAddress;
import gov.notify.recipient.InvalidRecipient;
import gov.notify.recipient.PhoneNumber;
import gov.notify.security.Payload;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A message as the admin application sees it: one object, whose keys stand here by what they are about
/// (docs/contract/admin-notifications.md, 5.1). `toString()` shows the id alone.
///
/// @param service the id of its service
/// @param personalisation empty once it is erased; where the template hides it, the names with nothing to each
record AdminNotificationView(
        UUID id,
        UUID service,
        String status,
        String notificationType,
        @JsonUnwrapped Recipient recipient,
        Wording template,
        int templateVersion,
        Map<String, Object> personalisation,
        @JsonUnwrapped Origin origin,
        @JsonUnwrapped Times times,
        @JsonUnwrapped Handover handover,
        @JsonUnwrapped Charge charge) {

    /// Whom it goes to; empty once that is erased.
    ///
    /// @param to as its sender wrote it
    /// @param normalisedTo in the form recipients are compared in
    record Recipient(String to, String normalisedTo) {

        static final Recipient ERASED = new Recipient("", "");

        static Recipient of(Payload payload, String type) {
            try {
                var normalised = type.equals("email")
                        ? EmailAddress.parse(payload.to()).normalised()
                        : PhoneNumber.parse(payload.to()).e164();
                return new Recipient(payload.to(), normalised);
            } catch (InvalidRecipient _) {
                return new Recipient(payload.to(), payload.to()); // by the rules of an earlier version it was one
            }
        }

        @Override
        public String toString() {
            return "Recipient";
        }
    }

    /// The version of the template that it was accepted with.
    record Wording(
            UUID id,
            int version,
            String name,
            String templateType,
            String content,
            @Nullable String subject,
            boolean redactPersonalisation) {}

    /// What it was sent with, or by whom.
    record Origin(
            @Nullable UUID job,
            @Nullable Integer jobRowNumber,
            @Nullable UUID apiKey,
            @Nullable String keyName,
            String keyType,
            @Nullable Author createdBy,
            @Nullable String clientReference) {}

    /// Whoever sent it by hand.
    record Author(UUID id, String name, String emailAddress) {
        @Override
        public String toString() {
            return "Author[" + id + "]";
        }
    }

    record Times(
            S0 createdAt, @Nullable S0 sentAt, @Nullable S0 updatedAt) {}

    /// Who took it, and what they and the carrier said of it.
    record Handover(
            @Nullable String sentBy,
            @Nullable String reference,
            @Nullable String messageId,
            @Nullable String replyToText,
            @Nullable String providerResponse,
            @Nullable String carrier) {}

    /// What it is charged as.
    ///
    /// @param rateMultiplier what a fragment costs in its country, of one at home
    record Charge(
            int billableUnits,
            @Nullable BigDecimal rateMultiplier,
            double messageCost,
            boolean international,
            @Nullable String phonePrefix,
            @Nullable Integer documentDownloadCount) {}

    @Override
    public String toString() {
        return "AdminNotificationView[" + id + "]";
    }
}
