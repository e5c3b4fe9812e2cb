package gov.notify.api.schema;

import gov.notify.api.error.ApiError;
import gov.notify.api.json.PythonNotation;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Gathers every fault of one request, in order and without exact repeats, to report them together in the words of its
/// family.
public final class ValidationErrors {

    /// The field to which a form counts what is wrong with it as a whole.
    private static final String WHOLE = "_schema";

    private static final String NOT_A_UUID = "is not a valid UUID";

    private final Wording wording;
    private final Map<String, Set<String>> byField = new LinkedHashMap<>();
    private final Set<String> sentences = new LinkedHashSet<>();

    /// For a body or a query with a schema.
    public ValidationErrors() {
        this(Wording.SCHEMA);
    }

    public ValidationErrors(Wording wording) {
        this.wording = wording;
    }

    /// Notes a sentence about the whole. A schema's texts have no straight apostrophes (docs/contract/admin-api.md,
    /// 3.4).
    public void add(String text) {
        note(WHOLE, text);
    }

    /// Notes what is wrong with `field`, which goes before the text where the wording has sentences.
    public void add(String field, String text) {
        switch (wording) {
            case SCHEMA -> note(field, field + " " + text);
            case FORM -> note(field, text);
        }
    }

    /// Notes that `field` is not there.
    public void missing(String field) {
        switch (wording) {
            case SCHEMA -> add(field, "is a required property");
            case FORM -> add(field, "Missing data for required field.");
        }
    }

    /// Notes that the value of `field` is no UUID.
    public void notAUuid(String field) {
        switch (wording) {
            case SCHEMA -> add(field, NOT_A_UUID);
            case FORM -> add(field, "Not a valid UUID.");
        }
    }

    /// Notes that the value of `field` holds a character that it cannot have: a NUL, which Postgres
    /// cannot store, or, in what is to stand on one line, another control character.
    void invalidCharacter(String field) {
        note(field, field + " contains an invalid character");
    }

    /// Notes that the value of `field` holds a number that is too large for any.
    void tooLargeNumber(String field) {
        note(field, field + " contains a number that is too large");
    }

    /// Notes that the whole is no object.
    void noObject(@Nullable Object value) {
        add(PythonNotation.of(value) + " is not of type " + Type.OBJECT.inSchema());
    }

    /// Notes that the value of `field` is not of this type.
    public void wrongType(String field, @Nullable Object value, Type type) {
        switch (wording) {
            case SCHEMA -> add(field, PythonNotation.of(value) + " is not of type " + type.inSchema());
            case FORM -> add(field, value == null ? "Field may not be null." : type.inForm());
        }
    }

    /// Notes that a text has no characters.
    void empty(String field) {
        switch (wording) {
            // Two blanks: the quoted text is between them.
            case SCHEMA -> add(field, " should be non-empty");
            case FORM -> add(field, "Shorter than minimum length 1.");
        }
    }

    /// Notes that the value of a secret field is no string. Nobody is told what it was.
    void wrongTypeOfSecret(String field) {
        switch (wording) {
            case SCHEMA -> add(field, "is not of type " + Type.STRING.inSchema());
            case FORM -> add(field, Type.STRING.inForm());
        }
    }

    /// Notes that a secret has fewer than `least` characters. Nobody is told what it was.
    void secretTooShort(String field, int least) {
        switch (wording) {
            case SCHEMA -> add(field, "is too short");
            case FORM -> add(field, "Shorter than minimum length " + least + ".");
        }
    }

    /// Notes that the value of `field` is no moment.
    void notAMoment(String field, @Nullable Object value) {
        switch (wording) {
            case SCHEMA -> add(field, Moment.MALFORMED);
            case FORM -> add(field, value == null ? "Field may not be null." : "Not a valid datetime.");
        }
    }

    /// Notes that a text has more than `most` characters.
    void tooLong(String field, String value, int most) {
        switch (wording) {
            case SCHEMA -> add(field, PythonNotation.of(value) + " is too long");
            case FORM -> add(field, "Longer than maximum length " + most + ".");
        }
    }

    /// Notes that a number is not one from `least` to `most`.
    void outOfRange(String field, long value, long least, long most) {
        switch (wording) {
            case SCHEMA ->
                add(
                        field,
                        value
                                + (value < least
                                        ? " is less than the minimum of " + least
                                        : " is greater than the maximum of " + most));
            case FORM ->
                add(field, "Must be greater than or equal to " + least + " and less than or equal to " + most + ".");
        }
    }

    /// Notes that the value of `field` is none of the words it may be.
    void notOneOf(String field, String value, Collection<String> words) {
        switch (wording) {
            case SCHEMA -> add(field, PythonNotation.of(value) + " is not one of [" + String.join(", ", words) + "]");
            case FORM -> add(field, "Must be one of: " + String.join(", ", words) + ".");
        }
    }

    /// Notes the keys that nobody reads; nothing where there are none.
    public void unexpected(Collection<String> keys) {
        if (keys.isEmpty()) {
            return;
        }
        switch (wording) {
            case SCHEMA -> {
                var names = keys.stream().sorted().map(PythonNotation::of).toList();
                add("Additional properties are not allowed (" + String.join(", ", names)
                        + (names.size() == 1 ? " was" : " were") + " unexpected)");
            }
            case FORM -> add("Unknown field name " + keys.iterator().next());
        }
    }

    /// Whether words are taken for numbers and truths, as forms send them.
    boolean takesWords() {
        return wording == Wording.FORM;
    }

    /// True while nothing was found.
    public boolean none() {
        return byField.isEmpty();
    }

    /// Ends the request if anything was found.
    public void refuseIfAny() {
        if (none()) {
            return;
        }
        throw switch (wording) {
            case SCHEMA -> ApiError.invalid(List.copyOf(sentences)).thrown();
            case FORM -> ApiError.invalidFields(textsByField()).thrown();
        };
    }

    private void note(String field, String text) {
        var plain = wording == Wording.SCHEMA ? text.replace("'", "") : text;
        sentences.add(plain);
        byField.computeIfAbsent(field, _ -> new LinkedHashSet<>()).add(plain);
    }

    private Map<String, List<String>> textsByField() {
        var texts = new LinkedHashMap<String, List<String>>();
        byField.forEach((field, ofField) -> texts.put(field, List.copyOf(ofField)));
        return texts;
    }
}
