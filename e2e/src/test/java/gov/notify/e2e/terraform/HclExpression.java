package gov.notify.e2e.terraform;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The value of an attribute, as it is written.
///
/// @param text without comments around it
/// @param line where it begins
record HclExpression(String text, int line) {

    private static final Pattern TRAVERSAL =
            Pattern.compile("(?<![\\w.\\])-])[a-zA-Z_][\\w-]*(?:\\.[a-zA-Z_][\\w-]*)+");
    private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    /// What it refers to, such as `var.name` or `aws_sns_topic.this.arn`, each as its parts.
    List<List<String>> references() {
        var found = new ArrayList<List<String>>();
        TRAVERSAL
                .matcher(code())
                .results()
                .forEach(match -> found.add(List.of(match.group().split("\\."))));
        return found;
    }

    /// The strings in it that hold nothing else.
    List<String> strings() {
        return STRING.matcher(text)
                .results()
                .map(match -> match.group(1))
                .filter(string -> !string.contains("${"))
                .toList();
    }

    /// Its text without what strings say; what they hold in `${…}` stays.
    private String code() {
        var code = new StringBuilder();
        strip(0, code, false);
        return code.toString();
    }

    private int strip(int from, StringBuilder code, boolean inTemplate) {
        int depth = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                i = string(i + 1, code);
            } else if (inTemplate && c == '}' && depth == 0) {
                return i;
            } else {
                depth += c == '{' ? 1 : c == '}' ? -1 : 0;
                code.append(c);
            }
        }
        return text.length();
    }

    private int string(int from, StringBuilder code) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                code.append("\"\"");
                return i;
            } else if (c == '$' && text.startsWith("${", i) && !text.startsWith("$${", i - 1)) {
                code.append(' ');
                i = strip(i + 2, code, true);
                code.append(' ');
            }
        }
        return text.length();
    }
}
