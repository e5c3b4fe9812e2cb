package gov.notify.api.admin.service;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import gov.notify.api.json.HttpDate;
import gov.notify.jdbc.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A live service in the report of them: one flat object.
///
/// @param liveDate since when it is live, where that is known
record LiveServiceView(
        UUID serviceId,
        String serviceName,
        @Nullable String organizationName,
        @Nullable String organizationType,
        @Nullable HttpDate liveDate,
        @JsonUnwrapped Contact contact,
        @JsonUnwrapped Intents intents,
        @JsonUnwrapped Totals totals) {

    /// Who asked for it to go live. `toString()` hides the person.
    record Contact(
            @Nullable String contactName,
            @Nullable String contactEmail,
            @Nullable String contactMobile) {
        @Override
        public String toString() {
            return "Contact";
        }
    }

    /// What its team expects to send.
    record Intents(
            @Nullable Boolean consentToResearch,
            @Nullable Integer smsVolumeIntent,
            @Nullable Integer emailVolumeIntent) {}

    /// What it has sent this year, and how many fragments of that are free.
    record Totals(long smsTotals, long emailTotals, int freeSmsFragmentLimit) {}

    static LiveServiceView of(ResultSet row) throws SQLException {
        return new LiveServiceView(
                Rows.uuid(row, "id"),
                row.getString("name"),
                row.getString("organization_name"),
                row.getString("organization_type"),
                HttpDate.of(Rows.instant(row, "go_live_at")),
                new Contact(
                        row.getString("contact_name"), row.getString("contact_email"), row.getString("contact_mobile")),
                new Intents(
                        row.getObject("consent_to_research", Boolean.class),
                        row.getObject("volume_sms", Integer.class),
                        row.getObject("volume_email", Integer.class)),
                new Totals(row.getLong("sms"), row.getLong("email"), row.getInt("free_sms_fragment_limit")));
    }
}
