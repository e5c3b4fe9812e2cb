package gov.notify;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Comments and pages say which rule they keep by a page of `docs/contract` and the number of a heading there.
class CitationsTest {

    private static final Path ROOT = Path.of("..");
    private static final Path PAGES = ROOT.resolve("docs/contract");
    private static final List<String> ENDINGS = List.of(".java", ".md", ".yml", ".sql", ".lua");

    private static final Pattern HEADING = Pattern.compile("(?m)^#{2,3} (\\d+(?:\\.\\d+)?)\\b");
    private static final Pattern LINE_BREAK = Pattern.compile("\\s*\\R\\s*(?:///?|--|#|\\*)?\\s*");
    private static final Pattern CITATION =
            Pattern.compile("\\b([a-z-]+\\.md), (\\d+(?:\\.\\d+)?)(?:(?:, | and )(\\d+(?:\\.\\d+)?))?");
    private static final Pattern NO_PAGE =
            Pattern.compile("(?i)contract(?: part \\d)?,? (?:sections? )?\\d+(?:\\.\\d+)?");

    @Test
    void every_cited_section_exists() throws IOException {
        var headings = headings();
        var wrong = new TreeSet<String>();
        var seen = new HashSet<String>();
        for (var file : texts()) {
            var text = LINE_BREAK.matcher(Files.readString(file)).replaceAll(" ");
            CITATION.matcher(text).results().forEach(citation -> {
                seen.add(citation.group());
                var sections = headings.getOrDefault(citation.group(1), Set.of());
                var second = citation.group(3);
                if (!sections.contains(citation.group(2)) || (second != null && !sections.contains(second))) {
                    wrong.add(file + ": " + citation.group());
                }
            });
            NO_PAGE.matcher(text).results().forEach(citation -> wrong.add(file + ": " + citation.group()));
        }
        assertThat(wrong).isEmpty();
        assertThat(seen).contains("public-api.md, 3.3 and 3.4");
    }

    private static Map<String, Set<String>> headings() throws IOException {
        var headings = new HashMap<String, Set<String>>();
        try (var pages = Files.list(PAGES)) {
            for (var page : pages.toList()) {
                var numbers = new HashSet<String>();
                HEADING.matcher(Files.readString(page)).results().forEach(heading -> numbers.add(heading.group(1)));
                headings.put(page.getFileName().toString(), numbers);
            }
        }
        return headings;
    }

    private static List<Path> texts() throws IOException {
        var texts = new ArrayList<Path>();
        for (var module : SourceFiles.MODULES) {
            texts.addAll(below(ROOT.resolve(module).resolve("src")));
        }
        texts.addAll(below(ROOT.resolve("docs")));
        texts.add(ROOT.resolve("README.md"));
        texts.add(ROOT.resolve("CONTRIBUTING.md"));
        return texts;
    }

    private static List<Path> below(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(not(Files::isDirectory))
                    .filter(file -> ENDINGS.stream().anyMatch(file.toString()::endsWith))
                    .toList();
        }
    }
}
