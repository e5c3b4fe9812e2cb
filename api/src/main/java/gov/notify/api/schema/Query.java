package gov.notify.api.schema;

import gov.notify.api.json.UuidText;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the parameters of a query in the order of their schema, noting what is wrong with each.
public final class Query {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final MultivaluedMap<String, String> parameters;
    private final ValidationErrors errors;
    private final Set<String> declared = new LinkedHashSet<>();

    public Query(MultivaluedMap<String, String> parameters, Wording wording) {
        this.parameters = parameters;
        this.errors = new ValidationErrors(wording);
    }

    /// Any text; of several the first. Null where it is absent.
    public @Nullable String text(String name) {
        declared.add(name);
        var text = parameters.getFirst(name);
        if (text != null && Nul.in(text)) {
            errors.invalidCharacter(name);
        }
        return text;
    }

    /// A UUID; of several the first. Null where it is absent or none.
    public @Nullable UUID uuid(String name) {
        declared.add(name);
        var text = parameters.getFirst(name);
        if (text == null) {
            return null;
        }
        var uuid = UuidText.parse(text);
        if (uuid == null) {
            errors.notAUuid(name);
        }
        return uuid;
    }

    /// An integer; of several the first. Null where it is absent or none.
    public @Nullable Integer integer(String name) {
        declared.add(name);
        var text = parameters.getFirst(name);
        if (text == null) {
            return null;
        }
        try {
            return Integer.valueOf(text.strip());
        } catch (NumberFormatException e) {
            errors.wrongType(name, text, Type.INTEGER);
            return null;
        }
    }

    /// An integer from `least` to `most`; of several the first. Null where it is absent or none such.
    public @Nullable Integer integer(String name, int least, int most) {
        var number = integer(name);
        if (number != null && (number < least || number > most)) {
            errors.outOfRange(name, number, least, most);
            return null;
        }
        return number;
    }

    /// An integer from 1; of several the first. `otherwise` where it is absent or none.
    public int positive(String name, int otherwise) {
        var number = integer(name);
        if (number != null && number < 1) {
            errors.add(name, "Not a positive integer");
        }
        return number == null ? otherwise : number;
    }

    /// A date as `2026-02-28`; of several the first. Null where it is absent or none.
    public @Nullable LocalDate date(String name) {
        declared.add(name);
        var text = parameters.getFirst(name);
        if (text == null) {
            return null;
        }
        try {
            // The JDK's own reading takes years of any length.
            if (DATE.matcher(text).matches()) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException _) {
            // such as the 30th of February
        }
        errors.add(name, text + " is not a date");
        return null;
    }

    /// True where one of the usual words for it is there; of several the first.
    public boolean bool(String name) {
        declared.add(name);
        var text = parameters.getFirst(name);
        if (text == null) {
            return false;
        }
        var truth = Truth.of(text);
        if (truth == null) {
            errors.wrongType(name, text, Type.BOOLEAN);
        }
        return Boolean.TRUE.equals(truth);
    }

    /// One of these words; of several the first. Null where it is absent or none of them.
    public @Nullable String word(String name, List<String> words, List<String> alsoTaken) {
        declared.add(name);
        var word = parameters.getFirst(name);
        if (word == null || words.contains(word) || alsoTaken.contains(word)) {
            return word;
        }
        errors.notOneOf(name, word, words);
        return null;
    }

    /// Any number of these words.
    public List<String> words(String name, List<String> words) {
        declared.add(name);
        var good = new ArrayList<String>();
        for (var word : parameters.getOrDefault(name, List.of())) {
            if (words.contains(word)) {
                good.add(word);
            } else {
                errors.notOneOf(name, word, words);
            }
        }
        return good;
    }

    /// Notes which of these parameters are absent or empty.
    public Query required(String... names) {
        for (var name : names) {
            var text = parameters.getFirst(name);
            if (text == null || text.isEmpty()) {
                errors.missing(name);
            }
        }
        return this;
    }

    /// Notes in words of the caller's what is wrong with a parameter.
    public void fault(String name, String text) {
        errors.add(name, text);
    }

    /// Notes the parameters that nobody has read.
    public Query nothingElse() {
        errors.unexpected(parameters.keySet().stream()
                .filter(name -> !declared.contains(name))
                .toList());
        return this;
    }

    /// Ends the request if anything is wrong.
    public void done() {
        errors.refuseIfAny();
    }
}
