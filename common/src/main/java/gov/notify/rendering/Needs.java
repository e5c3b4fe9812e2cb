package gov.notify.rendering;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What a template needs of the values that come with a message, to be filled in with them later.
public final class Needs {

    private final Set<String> shown = new HashSet<>();
    private final Set<String> deciding = new HashSet<>();

    Needs(Content... contents) {
        for (Content content : contents) {
            content.addKeys(shown, deciding);
        }
    }

    /// Whether the template names this key, which is in the form of [Personalisation#key].
    public boolean include(String key) {
        return shown.contains(key) || deciding.contains(key);
    }

    /// The value with nothing that the template does not show: it is filled in alike with either. What only
    /// decides about other text is kept as its yes or no, a list as the items that show something.
    public Object reduced(String key, Object value) {
        if (!shown.contains(key)) {
            return Values.saysYes(value);
        }
        return value instanceof List<?> list ? Values.items(list) : value;
    }
}
