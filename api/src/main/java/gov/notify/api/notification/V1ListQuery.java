package gov.notify.api.notification;

import gov.notify.api.schema.Query;
import gov.notify.api.schema.Wording;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// The query of GET `/notifications` (docs/contract/public-api.md, 3.11). Parameters it does not know are
/// ignored.
///
/// @param page from 1
/// @param pageSize 1 to 250
/// @param limitDays since midnight so many days ago, if given
/// @param others what links repeat, in the order it was given
record V1ListQuery(
        int page,
        int pageSize,
        List<String> statuses,
        List<String> templateTypes,
        OptionalInt limitDays,
        boolean includeJobs,
        List<Map.Entry<String, String>> others) {

    /// @throws gov.notify.api.error.ApiException with the faults of all parameters
    static V1ListQuery read(MultivaluedMap<String, String> parameters) {
        var query = new Query(parameters, Wording.FORM);
        int page = query.positive("page", 1);
        int size = query.positive("page_size", Notifications.PAGE);
        var days = query.integer("limit_days");
        var jobs = query.bool("include_jobs");
        var _ = query.uuid("older_than"); // checked, and passed over
        query.done();
        return new V1ListQuery(
                page,
                Math.min(size, Notifications.PAGE),
                parameters.getOrDefault("status", List.of()),
                parameters.getOrDefault("template_type", List.of()),
                days == null ? OptionalInt.empty() : OptionalInt.of(days),
                jobs,
                others(parameters));
    }

    /// Path and query of another page of the same list.
    String link(long otherPage) {
        var link = new StringBuilder("/notifications?page=").append(otherPage);
        others.forEach(other ->
                link.append('&').append(encoded(other.getKey())).append('=').append(encoded(other.getValue())));
        return link.toString();
    }

    private static List<Map.Entry<String, String>> others(MultivaluedMap<String, String> parameters) {
        var others = new ArrayList<Map.Entry<String, String>>();
        parameters.forEach((name, values) -> {
            if (!name.equals("page")) {
                values.forEach(value -> others.add(Map.entry(name, value)));
            }
        });
        return others;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
