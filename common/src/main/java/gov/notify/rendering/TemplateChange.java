package gov.notify.rendering;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What a new version of a template asks for that the old one did not, and the reverse; names are matched like keys and
/// given as their own version spells them.
public record TemplateChange(Set<String> added, Set<String> removed) {

    public static TemplateChange between(List<String> oldPlaceholders, List<String> newPlaceholders) {
        return new TemplateChange(without(newPlaceholders, oldPlaceholders), without(oldPlaceholders, newPlaceholders));
    }

    /// Whether a spreadsheet made for the one version does not fit the other.
    public boolean hasDifferentPlaceholders() {
        return !added.isEmpty() || !removed.isEmpty();
    }

    private static Set<String> without(List<String> names, List<String> others) {
        Set<String> keys = others.stream().map(Personalisation::key).collect(Collectors.toSet());
        Set<String> left = new LinkedHashSet<>(names);
        left.removeIf(name -> keys.contains(Personalisation.key(name)));
        return left;
    }
}
