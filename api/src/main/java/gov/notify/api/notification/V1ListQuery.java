package gov.notify.api.notification;

import gov.notify.api.error.ApiError;
import gov.notify.api.json.UuidText;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

    private static final Set<String> YES =
            Set.of("t", "T", "true", "True", "TRUE", "on", "On", "ON", "y", "Y", "yes", "Yes", "YES", "1");
    private static final Set<String> NO =
            Set.of("f", "F", "false", "False", "FALSE", "off", "Off", "OFF", "n", "N", "no", "No", "NO", "0");

    /// @throws gov.notify.api.error.ApiException with the faults of all parameters
    static V1ListQuery read(MultivaluedMap<String, String> parameters) {
        var faults = new LinkedHashMap<String, List<String>>();
        int page = positive(parameters, "page", 1, faults);
        int size = positive(parameters, "page_size", Notifications.PAGE, faults);
        var days = number(parameters.getFirst("limit_days"));
        if (days == null && parameters.containsKey("limit_days")) {
            faults.put("limit_days", List.of("Not a valid integer."));
        }
        var jobs = parameters.getFirst("include_jobs");
        if (jobs != null && !YES.contains(jobs) && !NO.contains(jobs)) {
            faults.put("include_jobs", List.of("Not a valid boolean."));
        }
        var olderThan = parameters.getFirst("older_than");
        if (olderThan != null && UuidText.parse(olderThan) == null) {
            faults.put("older_than", List.of("Not a valid UUID."));
        }
        if (!faults.isEmpty()) {
            throw new ApiError.InvalidFields(faults).thrown();
        }
        return new V1ListQuery(
                page,
                Math.min(size, Notifications.PAGE),
                parameters.getOrDefault("status", List.of()),
                parameters.getOrDefault("template_type", List.of()),
                days == null ? OptionalInt.empty() : OptionalInt.of(days),
                jobs != null && YES.contains(jobs),
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

    private static int positive(
            MultivaluedMap<String, String> parameters, String name, int otherwise, Map<String, List<String>> faults) {
        if (!parameters.containsKey(name)) {
            return otherwise;
        }
        var number = number(parameters.getFirst(name));
        if (number == null) {
            faults.put(name, List.of("Not a valid integer."));
        } else if (number < 1) {
            faults.put(name, List.of("Not a positive integer"));
        }
        return number == null ? otherwise : number;
    }

    private static @Nullable Integer number(@Nullable String text) {
        try {
            return text == null ? null : Integer.valueOf(text.strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
