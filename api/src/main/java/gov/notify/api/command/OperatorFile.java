package gov.notify.api.command;

import gov.notify.api.json.MalformedJson;
import gov.notify.api.json.RequestJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads what an operator wrote into a file.
public final class OperatorFile {

    private static final long LARGEST = 4L << 20;

    private OperatorFile() {}

    /// The value that a JSON file spells, as [RequestJson] has it.
    ///
    /// @throws OperatorRefusal where it cannot be read
    public static @Nullable Object json(Path file) {
        try {
            return RequestJson.parse(bytes(file));
        } catch (MalformedJson _) {
            throw new OperatorRefusal(file + " is no JSON");
        }
    }

    /// The lines of a text file.
    ///
    /// @throws OperatorRefusal where it cannot be read
    public static String text(Path file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    /// An object with the lines of one of its properties joined, where that is an array of texts.
    public static @Nullable Object withLines(@Nullable Object value, String property) {
        if (value instanceof Map<?, ?> object
                && object.get(property) instanceof List<?> lines
                && lines.stream().allMatch(String.class::isInstance)) {
            var joined = new LinkedHashMap<Object, @Nullable Object>(object);
            joined.put(property, lines.stream().map(String.class::cast).collect(Collectors.joining("\n")));
            return joined;
        }
        return value;
    }

    private static byte[] bytes(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new OperatorRefusal(file + " is too large");
            }
            return Files.readAllBytes(file);
        } catch (IOException _) {
            throw new OperatorRefusal(file + " cannot be read");
        }
    }
}
