package gov.notify.api.schema;

import gov.notify.api.json.UuidText;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads the parameters of a query in the order of their schema, noting what is wrong with each.
public final class Query {

    private final MultivaluedMap<String, String> parameters;
    private final ValidationErrors errors;
    private final Set<String> declared = new LinkedHashSet<>();

    public Query(MultivaluedMap<String, String> parameters, ValidationErrors errors) {
        this.parameters = parameters;
        this.errors = errors;
    }

    /// Any text; of several the first. Null where it is absent.
    public @Nullable String text(String name) {
        declared.add(name);
        var text = parameters.getFirst(name);
        if (text != null && Nul.in(text)) {
            errors.add(name + Nul.FAULT);
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
            errors.add(name + " is not a valid UUID");
        }
        return uuid;
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

    /// Notes the parameters that the schema does not have, and ends the request if anything was found.
    public void end() {
        errors.unexpected(parameters.keySet().stream()
                .filter(name -> !declared.contains(name))
                .toList());
        errors.refuseIfAny();
    }
}
