package gov.notify.api.notification;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A notification as the service that sent it sees it (public contract, section 3.3).
record NotificationView(
        UUID id,
        @Nullable String reference,
        @Nullable String emailAddress,
        @Nullable String phoneNumber,
        @JsonProperty("line_1") @Nullable String line1,
        @JsonProperty("line_2") @Nullable String line2,
        @JsonProperty("line_3") @Nullable String line3,
        @JsonProperty("line_4") @Nullable String line4,
        @JsonProperty("line_5") @Nullable String line5,
        @JsonProperty("line_6") @Nullable String line6,
        @Nullable String postcode,
        @Nullable String postage,
        String type,
        String status,
        String statusDescription,
        @Nullable String providerResponse,
        @Nullable String carrier,
        Template template,
        String body,
        @Nullable String subject,
        Instant createdAt,
        @Nullable String createdByName,
        @Nullable Instant sentAt,
        @Nullable Instant completedAt,
        @Nullable Instant scheduledFor,
        @Nullable String oneClickUnsubscribeUrl,
        boolean isCostDataReady,
        @Nullable BigDecimal costInPounds,
        CostDetails costDetails) {

    /// Which template, in which version, and where to read it.
    record Template(UUID id, int version, String uri) {}

    /// What a text's cost is made of; empty for emails and while it is not known.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CostDetails(
            @Nullable Integer billableSmsFragments,
            @Nullable BigDecimal internationalRateMultiplier,
            @Nullable BigDecimal smsRate) {
        static final CostDetails NONE = new CostDetails(null, null, null);
    }

    /// How much text it holds.
    long characters() {
        return body.length() + (subject == null ? 0L : subject.length());
    }

    @Override
    public String toString() {
        return "NotificationView[" + id + "]";
    }
}
