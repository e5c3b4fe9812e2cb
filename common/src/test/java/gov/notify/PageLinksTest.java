package gov.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What pages point to is there: files, headings in them, and commands of the Makefile.
class PageLinksTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+?)\\s*$");
    private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```$");
    private static final Pattern COMMAND = Pattern.compile("(?m)(?:`|^)make ([a-z][a-z-]*)");
    private static final Pattern TARGET = Pattern.compile("(?m)^([a-z][a-z-]*):(?!=)");

    @Test
    void every_link_leads_to_a_file_or_a_heading() throws IOException {
        var wrong = new TreeSet<String>();
        var seen = new HashSet<String>();
        for (var page : pages()) {
            var text = FENCED.matcher(Files.readString(page)).replaceAll("");
            for (var link : found(LINK, text)) {
                if (!link.matches("[a-z]+:.*")) {
                    seen.add(link);
                    if (!isThere(page, link)) {
                        wrong.add(ROOT.relativize(page) + ": " + link);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(seen).contains("scaling.md#cloud-foundry", "docs/deploy.md");
    }

    @Test
    void every_command_of_make_that_is_named_is_one() throws IOException {
        var targets = Set.copyOf(found(TARGET, Files.readString(ROOT.resolve("Makefile"))));
        var wrong = new TreeSet<String>();
        var seen = new HashSet<String>();
        for (var page : pages()) {
            for (var command : found(COMMAND, Files.readString(page))) {
                seen.add(command);
                if (!targets.contains(command)) {
                    wrong.add(ROOT.relativize(page) + ": make " + command);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(seen).contains("test", "run", "deployed", "rollout");
    }

    @Test
    void a_heading_is_pointed_to_as_it_is_read() {
        assertThat(anchor("What's `make test`, and why?")).isEqualTo("whats-make-test-and-why");
        assertThat(anchor("3.3 [Texts](texts.md) - more")).isEqualTo("33-texts---more");
    }

    private static boolean isThere(Path page, String link) throws IOException {
        var parts = link.split("#", 2);
        var file = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
        if (!Files.exists(file)) {
            return false;
        }
        return parts.length == 1 || anchors(file).contains(parts[1]);
    }

    private static Set<String> anchors(Path page) throws IOException {
        var text = FENCED.matcher(Files.readString(page)).replaceAll("");
        return found(HEADING, text).stream().map(PageLinksTest::anchor).collect(Collectors.toSet());
    }

    /// As GitHub makes it of a heading.
    private static String anchor(String heading) {
        return heading.replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                .replace(' ', '-');
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).toList();
    }

    private static List<Path> pages() throws IOException {
        var pages = new ArrayList<Path>();
        for (var page : List.of("README.md", "CONTRIBUTING.md", "terraform/README.md")) {
            pages.add(ROOT.resolve(page));
        }
        try (var files = Files.walk(ROOT.resolve("docs"))) {
            files.filter(file -> file.toString().endsWith(".md")).forEach(pages::add);
        }
        return pages;
    }
}
