package gov.notify.api.send;

import gov.notify.api.error.ApiError;
import gov.notify.api.json.PythonNotation;
import gov.notify.api.schema.Type;
import gov.notify.api.schema.ValidationErrors;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Personalisation values that are files: objects with a key `file` (docs/contract/public-api.md, 4.7).
final class FileValues {

    private static final Set<String> KEYS =
            Set.of("file", "filename", "is_csv", "confirm_email_before_download", "retention_period");
    private static final Pattern WEEKS = Pattern.compile("(\\d{1,3}) weeks?");
    private static final int MOST_WEEKS = 78;

    private FileValues() {}

    private static List<? extends Map<?, ?>> of(Map<String, @Nullable Object> personalisation) {
        return personalisation.values().stream()
                .filter(value -> value instanceof Map<?, ?> map && map.containsKey("file"))
                .map(value -> (Map<?, ?>) value)
                .toList();
    }

    /// @throws gov.notify.api.error.ApiException if there is a file: texts cannot carry one
    static void refuseIn(Map<String, @Nullable Object> personalisation) {
        if (!of(personalisation).isEmpty()) {
            throw ApiError.badRequest("Can only send a file by email").thrown();
        }
    }

    /// Checks the shape of every file.
    ///
    /// @param settings where the service would set files up: there is no document store, so no service has
    /// @throws gov.notify.api.error.ApiException with the faults of the files, or because there are files at all
    static void check(Map<String, @Nullable Object> personalisation, String settings) {
        var files = of(personalisation);
        if (files.isEmpty()) {
            return;
        }
        var errors = new ValidationErrors();
        files.forEach(file -> check(file, errors));
        errors.refuseIfAny();
        throw ApiError.badRequest(
                        "Send files by email has not been set up - add contact details for your service at " + settings)
                .thrown();
    }

    private static void check(Map<?, ?> file, ValidationErrors errors) {
        if (!(file.get("file") instanceof String)) {
            errors.wrongType("file", file.get("file"), Type.STRING);
        }
        checkName(file.get("filename"), errors);
        var csv = file.get("is_csv");
        if (csv != null && !(csv instanceof Boolean)) {
            unsupported("is_csv", csv, "Use a boolean true or false value.", errors);
        } else if (csv != null && file.get("filename") != null) {
            errors.add("Do not set a value for `is_csv` if `filename` is set.");
        }
        var confirm = file.get("confirm_email_before_download");
        if (confirm != null && !(confirm instanceof Boolean)) {
            unsupported("confirm_email_before_download", confirm, "Use a boolean true or false value.", errors);
        }
        var retention = file.get("retention_period");
        if (retention != null && !(retention instanceof String text && isRetention(text))) {
            unsupported("retention_period", retention, "Supported periods are from 1 to 78 weeks.", errors);
        }
        errors.unexpected(file.keySet().stream()
                .map(String::valueOf)
                .filter(key -> !KEYS.contains(key))
                .toList());
    }

    private static void checkName(@Nullable Object name, ValidationErrors errors) {
        if (name != null && !(name instanceof String)) {
            errors.wrongType("filename", name, Type.STRING_OR_NULL);
        } else if (name instanceof String text && !text.contains(".")) {
            errors.add("filename `filename` must end with a file extension. For example, filename.csv");
        }
    }

    private static boolean isRetention(String text) {
        var weeks = WEEKS.matcher(text);
        if (!weeks.matches()) {
            return false;
        }
        int number = Integer.parseInt(weeks.group(1));
        return 1 <= number && number <= MOST_WEEKS;
    }

    private static void unsupported(String key, Object value, String advice, ValidationErrors errors) {
        errors.add(key + " Unsupported value for " + key + ": " + printed(value) + ". " + advice);
    }

    private static String printed(Object value) {
        return value instanceof String text ? text : PythonNotation.of(value);
    }
}
