package gov.notify.api.json;

import gov.notify.rendering.ValueText;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Prints JSON values the way Python's `repr` does, in which the contract's texts quote what was sent
/// (docs/contract/public-api.md, 2.4).
public final class PythonNotation {

    private static final int LEAST_PLAIN_EXPONENT = -4;
    private static final int LEAST_SCIENTIFIC_EXPONENT = 16;

    private PythonNotation() {}

    /// `None`, `True`, `12`, `1.5`, `'text'`, `[1, 2]`, `{'a': 1}`.
    public static String of(@Nullable Object value) {
        return switch (value) {
            case null -> "None";
            case Boolean truth -> truth ? "True" : "False";
            case String text -> ValueText.quoted(text);
            case Double number -> decimal(number);
            case List<?> list -> list.stream().map(PythonNotation::of).collect(Collectors.joining(", ", "[", "]"));
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> of(entry.getKey()) + ": " + of(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            default -> value.toString();
        };
    }

    private static String decimal(double number) {
        if (Double.isInfinite(number)) {
            return number > 0 ? "inf" : "-inf";
        }
        if (number == 0) {
            return 1 / number < 0 ? "-0.0" : "0.0";
        }
        var shortest = ValueText.shortest(number);
        int exponent = shortest.precision() - shortest.scale() - 1;
        if (LEAST_PLAIN_EXPONENT <= exponent && exponent < LEAST_SCIENTIFIC_EXPONENT) {
            var plain = shortest.toPlainString();
            return plain.contains(".") ? plain : plain + ".0";
        }
        var digits = shortest.unscaledValue().abs().toString();
        return (number < 0 ? "-" : "")
                + digits.charAt(0)
                + (digits.length() > 1 ? "." + digits.substring(1) : "")
                + (exponent < 0 ? "e-" : "e+")
                + (Math.abs(exponent) < 10 ? "0" : "")
                + Math.abs(exponent);
    }
}
