package gov.notify.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One file of golden cases, `{"id", "input", "expected"}` a line.
record GoldenFile(String area, List<JsonNode> cases) {

    private static final Map<String, GoldenRunner.Area> AREAS = Map.ofEntries(
            Map.entry("phone", RecipientAreas::phone),
            Map.entry("email", RecipientAreas::email),
            Map.entry("csv", CsvArea::csv),
            Map.entry("names", NamesArea::names),
            Map.entry("placeholders", TextAreas::placeholders),
            Map.entry("sms", TextAreas::sms),
            Map.entry("sms_preview", TextAreas::smsPreview),
            Map.entry("email_html", EmailAreas::html),
            Map.entry("email_plain", EmailAreas::plain),
            Map.entry("email_preheader", EmailAreas::preheader),
            Map.entry("email_subject", EmailAreas::subject),
            Map.entry("email_preview", EmailAreas::preview),
            Map.entry("email_branding", EmailAreas::branding));

    /// Fields whose order means nothing.
    private static final Set<String> SETS = Set.of("unsupported_characters", "additional", "added", "removed");

    /// How the cases of an area went.
    record Result(String area, int passed, int total, List<String> failures) {}

    static GoldenFile read(Path file) throws IOException {
        List<JsonNode> cases = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank()) {
                cases.add(GoldenJson.read(line));
            }
        }
        return new GoldenFile(file.getFileName().toString().replace(".jsonl", ""), cases);
    }

    Result run() {
        List<String> failures = new ArrayList<>();
        for (JsonNode each : cases) {
            JsonNode expected = withSetsInOrder(each.get("expected"));
            String actual = answer(each.get("input"), expected);
            if (!actual.isEmpty()) {
                failures.add(each.get("id").asText() + "\n  input    " + each.get("input") + "\n  expected " + expected
                        + "\n  actual   " + actual);
            }
        }
        return new Result(area, cases.size() - failures.size(), cases.size(), failures);
    }

    /// Nothing if the answer is the expected one, else the answer.
    private String answer(JsonNode input, JsonNode expected) {
        GoldenRunner.Area check = AREAS.get(area);
        if (check == null) {
            return "no such area";
        }
        try {
            JsonNode actual = withSetsInOrder(check.answer(input));
            return Deviations.compared(area, input, actual).equals(Deviations.compared(area, input, expected))
                    ? ""
                    : actual.toString();
        } catch (IOException | RuntimeException trouble) {
            // The boundary of the runner: a case that throws has failed, and the others are still wanted.
            return trouble + " " + trouble.getStackTrace()[0];
        }
    }

    private static JsonNode withSetsInOrder(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (String field : SETS) {
                if (object.get(field) instanceof ArrayNode set) {
                    List<JsonNode> items = new ArrayList<>();
                    set.forEach(items::add);
                    items.sort(Comparator.comparing(JsonNode::asText));
                    object.putArray(field).addAll(items);
                }
            }
        }
        return node;
    }
}
