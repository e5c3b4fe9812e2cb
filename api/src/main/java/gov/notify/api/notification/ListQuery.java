package gov.notify.api.notification;

import gov.notify.api.schema.Query;
import gov.notify.api.schema.Wording;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The query of GET `/v2/notifications` (docs/contract/public-api.md, 3.4).
///
/// @param includeJobs as written, so that links can repeat it; null where jobs are left out
record ListQuery(
        List<String> statuses,
        List<String> templateTypes,
        @Nullable String reference,
        @Nullable UUID olderThan,
        @Nullable String includeJobs) {

    private static final List<String> TYPES = List.of("sms", "email", "letter");
    private static final List<String> TRUE = List.of("true", "True");
    private static final List<String> FALSE = List.of("false", "False");

    /// @throws gov.notify.api.error.ApiException with every fault of the query
    static ListQuery read(MultivaluedMap<String, String> parameters) {
        var query = new Query(parameters, Wording.SCHEMA);
        var reference = query.text("reference");
        var statuses = query.words("status", StatusWords.FILTER);
        var types = query.words("template_type", TYPES);
        var jobs = query.word("include_jobs", TRUE, FALSE);
        var olderThan = query.uuid("older_than");
        query.nothingElse().done();
        return new ListQuery(statuses, types, reference, olderThan, jobs != null && TRUE.contains(jobs) ? jobs : null);
    }

    /// The query of the link to this page.
    String current() {
        return query(olderThan);
    }

    /// The query of the link to what is older than `last`.
    String next(UUID last) {
        return query(last);
    }

    private String query(@Nullable UUID before) {
        var parts = new ArrayList<String>();
        statuses.forEach(status -> parts.add("status=" + status));
        templateTypes.forEach(type -> parts.add("template_type=" + type));
        if (reference != null) {
            parts.add("reference=" + URLEncoder.encode(reference, StandardCharsets.UTF_8));
        }
        if (includeJobs != null) {
            parts.add("include_jobs=" + includeJobs);
        }
        if (before != null) {
            parts.add("older_than=" + before);
        }
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }
}
