package gov.notify.e2e.terraform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A policy as `aws_iam_policy_document` writes it, and what it allows: an explicit deny counts more than any number
/// of allows, and what nothing allows is denied.
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html>
record PolicyDocument(List<Statement> statements) {

    /// @param resources as it is written
    /// @param addresses whether only calls from our own addresses are meant
    record Statement(String sid, boolean allows, List<String> actions, String resources, boolean addresses) {

        private boolean isAbout(String action, String resource, Map<String, List<String>> values) {
            return actions.stream().anyMatch(pattern -> like(pattern, action))
                    && resources(values).stream().anyMatch(pattern -> like(pattern, resource));
        }

        /// The resources, with what stands for the expressions in them.
        private List<String> resources(Map<String, List<String>> values) {
            var found = new ArrayList<String>();
            var rest = resources;
            for (var entry : values.entrySet()) {
                var inString = "${" + entry.getKey() + "}";
                if (rest.contains(inString)) {
                    rest = rest.replace(inString, entry.getValue().getFirst());
                } else if (rest.contains(entry.getKey())) {
                    found.addAll(entry.getValue());
                    rest = rest.replace(entry.getKey(), "");
                }
            }
            found.addAll(new HclExpression(rest, 0).strings());
            return found;
        }
    }

    static PolicyDocument of(HclBody.Block document) {
        var dynamic =
                document.body().blocks("dynamic").flatMap(block -> block.body().blocks("content"));
        return new PolicyDocument(Stream.concat(document.body().blocks("statement"), dynamic)
                .map(block -> statement(block.body()))
                .toList());
    }

    private static Statement statement(HclBody body) {
        return new Statement(
                body.text("sid").replace("\"", ""),
                !body.text("effect").equals("\"Deny\""),
                body.attribute("actions").map(HclExpression::strings).orElse(List.of()),
                body.text("resources"),
                body.blocks("condition")
                        .anyMatch(condition -> condition.body().text("variable").equals("\"aws:SourceIp\"")));
    }

    /// Whether the owner of this policy may do it.
    ///
    /// @param ours whether the call comes from our own addresses
    /// @param values what stands for the expressions in resources
    boolean allows(String action, String resource, boolean ours, Map<String, List<String>> values) {
        var about = statements.stream()
                .filter(statement -> statement.isAbout(action, resource, values))
                .filter(statement -> ours || !statement.addresses())
                .toList();
        return !about.isEmpty() && about.stream().allMatch(Statement::allows);
    }

    private static boolean like(String pattern, String text) {
        return Pattern.matches(Pattern.quote(pattern).replace("*", "\\E.*\\Q"), text);
    }
}
