package gov.notify.api.schema;

import gov.notify.api.error.ApiError;
import gov.notify.api.json.PythonNotation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Gathers every fault of one request, in order and without exact repeats, to report them together.
public final class ValidationErrors {

    private final Set<String> texts = new LinkedHashSet<>();

    /// Notes a fault. Straight apostrophes are dropped, as the contract's texts have none.
    public void add(String text) {
        texts.add(text.replace("'", ""));
    }

    /// Notes that the value of `field` (or the whole body, where that is empty) is none of `types`.
    public void wrongType(String field, @Nullable Object value, String types) {
        add((field.isEmpty() ? "" : field + " ") + PythonNotation.of(value) + " is not of type " + types);
    }

    /// Notes that the value of `field` is none of the words it may be.
    public void notOneOf(String field, String value, Collection<String> words) {
        add(field + " " + PythonNotation.of(value) + " is not one of [" + String.join(", ", words) + "]");
    }

    /// Notes the keys that the schema does not have; nothing where there are none.
    public void unexpected(Collection<String> keys) {
        if (!keys.isEmpty()) {
            var names = keys.stream().sorted().map(PythonNotation::of).toList();
            add("Additional properties are not allowed (" + String.join(", ", names)
                    + (names.size() == 1 ? " was" : " were") + " unexpected)");
        }
    }

    /// True while nothing was found.
    public boolean none() {
        return texts.isEmpty();
    }

    /// Ends the request if anything was found.
    public void refuseIfAny() {
        if (!texts.isEmpty()) {
            throw new ApiError.Invalid(new ArrayList<>(texts)).thrown();
        }
    }
}
