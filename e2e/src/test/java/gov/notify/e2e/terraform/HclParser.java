package gov.notify.e2e.terraform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads the structure of HCL's native syntax: blocks, attributes, and expressions as far as where they end.
/// <https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md>
final class HclParser {

    private final String file;
    private final String text;
    private int at;

    private HclParser(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /// @param file its name, for what is wrong with it
    /// @throws IllegalArgumentException with file and line where it is no HCL
    static HclBody parse(String file, String text) {
        var parser = new HclParser(file, text);
        var body = parser.body(false);
        if (parser.at < text.length()) {
            throw parser.wrong("'}' without a '{'");
        }
        return body;
    }

    private HclBody body(boolean inBraces) {
        var attributes = new LinkedHashMap<String, HclExpression>();
        var blocks = new ArrayList<HclBody.Block>();
        while (true) {
            blank(true);
            if (at == text.length()) {
                if (inBraces) {
                    throw wrong("a '}' is missing");
                }
                return new HclBody(attributes, blocks);
            }
            if (text.charAt(at) == '}') {
                return new HclBody(attributes, blocks);
            }
            item(attributes, blocks);
        }
    }

    private void item(Map<String, HclExpression> attributes, List<HclBody.Block> blocks) {
        int line = line();
        var name = identifier();
        blank(false);
        if (peek() == '=') {
            at++;
            blank(false);
            if (attributes.put(name, expression()) != null) {
                throw wrong("'" + name + "' is there twice");
            }
            return;
        }
        var labels = new ArrayList<String>();
        while (peek() != '{') {
            labels.add(peek() == '"' ? label() : identifier());
            blank(false);
        }
        at++;
        var body = body(true);
        at++;
        blocks.add(new HclBody.Block(name, List.copyOf(labels), body, line));
    }

    private String identifier() {
        int from = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "_-".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        if (from == at) {
            throw wrong("a name is missing");
        }
        return text.substring(from, at);
    }

    private String label() {
        int from = ++at;
        while (peek() != '"') {
            at++;
        }
        return text.substring(from, at++);
    }

    /// Up to the end of its line, or of the brackets that it opened.
    private HclExpression expression() {
        int from = at;
        int line = line();
        if (text.startsWith("<<", at)) {
            heredoc();
        } else {
            operand();
        }
        var written = text.substring(from, at).strip();
        if (written.isEmpty()) {
            throw wrong("a value is missing");
        }
        return new HclExpression(written, line);
    }

    private void operand() {
        var open = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                string();
            } else if ("([{".indexOf(c) >= 0) {
                open.append(c == '(' ? ')' : c == '[' ? ']' : '}');
                at++;
            } else if (!open.isEmpty() && c == open.charAt(open.length() - 1)) {
                open.setLength(open.length() - 1);
                at++;
            } else if (open.isEmpty() && (c == '\n' || c == '}' || c == '#')) {
                return;
            } else if (")]}".indexOf(c) >= 0) {
                throw wrong("'" + c + "' closes nothing");
            } else if (c == '#') {
                comment();
            } else {
                at++;
            }
        }
        if (!open.isEmpty()) {
            throw wrong("'" + open.charAt(open.length() - 1) + "' is missing");
        }
    }

    private void heredoc() {
        int name = text.startsWith("<<-", at) ? at + 3 : at + 2;
        int end = text.indexOf('\n', name);
        var word = end < 0 ? "" : text.substring(name, end).strip();
        for (int from = end + 1; !word.isEmpty() && from > 0; from = text.indexOf('\n', from) + 1) {
            int to = text.indexOf('\n', from);
            if (text.substring(from, to < 0 ? text.length() : to).strip().equals(word)) {
                at = to < 0 ? text.length() : to;
                return;
            }
        }
        throw wrong("a heredoc has no end");
    }

    private void string() {
        at++;
        while (peek() != '"') {
            if (peek() == '\\') {
                at += 2;
            } else if (text.startsWith("${", at)) {
                at += 2;
                template();
            } else if (peek() == '\n') {
                throw wrong("a string has no end");
            } else {
                at++;
            }
        }
        at++;
    }

    private void template() {
        int depth = 0;
        while (depth > 0 || peek() != '}') {
            char c = peek();
            if (c == '"') {
                string();
            } else {
                depth += c == '{' ? 1 : c == '}' ? -1 : 0;
                at++;
            }
        }
        at++;
    }

    private void blank(boolean newlines) {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#' || text.startsWith("//", at)) {
                comment();
            } else if (c == ' ' || c == '\t' || (newlines && (c == '\n' || c == '\r'))) {
                at++;
            } else {
                return;
            }
        }
    }

    private void comment() {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
    }

    private char peek() {
        if (at >= text.length()) {
            throw wrong("it ends too early");
        }
        return text.charAt(at);
    }

    private int line() {
        return 1
                + (int) text.substring(0, Math.min(at, text.length()))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(file + ":" + line() + ": " + what);
    }
}
