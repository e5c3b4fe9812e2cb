package gov.notify.e2e.deploy;

import gov.notify.e2e.world.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The commands of docs/deploy.md, in their order.
///
/// @param first those before the last step, which need a platform
/// @param last those of the last step, which need a running api and the variables of the first step
/// @param sql what is asked of Postgres in between
record DeployPage(String first, String last, String sql) {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(sh|sql)\\n(.*?)^```$");
    private static final String LAST_STEP = "### 9. The first text";
    private static final String AFTERWARDS = "## The next version";

    static DeployPage read() throws IOException {
        var page = Files.readString(Project.root().resolve("docs/deploy.md"));
        var last = page.indexOf(LAST_STEP);
        var afterwards = page.indexOf(AFTERWARDS);
        if (last < 0 || afterwards < last) {
            throw new IllegalStateException("The page has other steps");
        }
        var before = page.substring(0, last);
        return new DeployPage(
                String.join("\n", blocks(before, "sh")),
                blocks(before, "sh").getFirst() + "\n"
                        + String.join("\n", blocks(page.substring(last, afterwards), "sh")),
                String.join("\n", blocks(before, "sql")));
    }

    /// The same for another environment.
    String first(String environment) {
        return first.replaceFirst("(?m)^ENV=\\w+", "ENV=" + environment);
    }

    /// The last step against an api elsewhere.
    String last(String api) {
        return last.replaceFirst("(?m)^API=.*", "API=" + api);
    }

    private static List<String> blocks(String text, String language) {
        return BLOCK.matcher(text)
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .collect(Collectors.toUnmodifiableList());
    }
}
