package gov.notify.config;

import gov.notify.config.Mappings.Mapping;
import gov.notify.config.Mappings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;

/// Writes the tables of docs/configuration.md, which stand between two comments: `make configuration`.
final class ConfigurationPage {

    static final String PAGE = "docs/configuration.md";

    private static final String BEGIN = "<!-- made by `make configuration` from here -->\n";
    private static final String END = "<!-- to here -->\n";

    private ConfigurationPage() {}

    /// To be started in the repository's root.
    public static void main(String[] arguments) throws IOException {
        Files.writeString(Path.of(PAGE), renewed(Path.of("")));
    }

    /// The page with its tables as the sources have them.
    ///
    /// @param root of the repository
    static String renewed(Path root) throws IOException {
        var page = Files.readString(root.resolve(PAGE));
        return page.substring(0, page.indexOf(BEGIN) + BEGIN.length())
                + Mappings.below(root).stream().map(ConfigurationPage::section).collect(Collectors.joining())
                + "\n"
                + page.substring(page.indexOf(END));
    }

    private static String section(Mapping mapping) {
        return "\n### " + mapping.name().replace("Config", "") + "\n\n" + mapping.about() + " Read by "
                + mapping.program()
                + ".\n\n| variable | setting | type | default | may be | what it does |\n|---|---|---|---|---|---|\n"
                + mapping.settings().stream().map(ConfigurationPage::row).collect(Collectors.joining());
    }

    private static String row(Setting setting) {
        var variable = setting.name().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
        return "| " + code(variable) + " | " + (variable.equals(setting.name()) ? "" : code(setting.name())) + " | "
                + type(setting) + " | " + standard(setting) + " | " + bounds(setting) + " | "
                + setting.about().replace("|", "\\|") + " |\n";
    }

    private static String type(Setting setting) {
        var type = setting.type().replaceAll("Optional<(.*)>", "$1");
        return switch (type) {
            case "int", "long", "OptionalLong" -> "whole number";
            case "double", "BigDecimal" -> "number";
            case "boolean", "Boolean" -> "true, false";
            case "Duration" -> "duration";
            case "String" -> "text";
            case "List<String>", "Set<String>" -> "list of texts";
            case "URI" -> "URL";
            default -> setting.words().isEmpty() ? type : "word";
        };
    }

    private static String standard(Setting setting) {
        var standard = setting.annotations().getOrDefault("WithDefault.value", "");
        if (standard.startsWith("${")) {
            return "that of " + code(standard.substring(2, standard.indexOf(':')));
        }
        if (standard.isEmpty()) {
            return setting.annotations().containsKey("Required.value") ? "must be given" : "none";
        }
        return code(standard);
    }

    private static String bounds(Setting setting) {
        var all = setting.annotations();
        var min = all.getOrDefault("Range.min", "");
        var max = all.getOrDefault("Range.max", "");
        var pattern = all.getOrDefault("Matching.value", "");
        if (!pattern.isEmpty()) {
            return code(pattern);
        }
        if (!min.isEmpty()) {
            return max.isEmpty() ? "at least " + min : min + " to " + max;
        }
        return max.isEmpty()
                ? all.getOrDefault(
                        "Required.value",
                        setting.words().stream().map(ConfigurationPage::code).collect(Collectors.joining(", ")))
                : "at most " + max;
    }

    private static String code(String text) {
        return '`' + text.replace("|", "\\|") + '`';
    }
}
