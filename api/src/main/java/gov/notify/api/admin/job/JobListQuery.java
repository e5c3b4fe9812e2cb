package gov.notify.api.admin.job;

import gov.notify.api.schema.Query;
import gov.notify.api.schema.Wording;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// The query of a list of jobs (docs/contract/admin-statistics.md, 2.2). Parameters it does not
/// know are ignored.
///
/// @param page from 1
/// @param others what links repeat
record JobListQuery(int page, String others) {

    private static final String DAYS = "limit_days";

    /// @throws gov.notify.api.error.ApiException 400 where a number is none
    static JobListQuery read(MultivaluedMap<String, String> parameters) {
        var query = new Query(parameters, Wording.FORM);
        int page = query.positive("page", 1);
        var days = query.text(DAYS);
        if (days != null && !days.strip().matches("[+-]?\\d+")) {
            query.fault(DAYS, days + " is not an integer");
        }
        query.done();
        return new JobListQuery(page, others(parameters));
    }

    /// Path and query of another page of the same list.
    String link(String path, int otherPage) {
        return path + "?page=" + otherPage + others;
    }

    private static String others(MultivaluedMap<String, String> parameters) {
        var others = new StringBuilder();
        parameters.forEach((name, values) -> {
            if (!name.equals("page")) {
                values.forEach(value ->
                        others.append('&').append(encoded(name)).append('=').append(encoded(value)));
            }
        });
        return others.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
