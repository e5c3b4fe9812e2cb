package gov.notify.api.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One case of docs/contract/public-api.md, 10: a call and what must come back.
record ContractCase(JsonNode json) {

    static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern FIXTURE_VALUE = Pattern.compile("\\{\\{([^}]*)}}");

    static List<ContractCase> all() {
        try (var lines = ContractCase.class.getResourceAsStream("/contract/public-api-cases.jsonl")) {
            var text = new String(Objects.requireNonNull(lines).readAllBytes(), StandardCharsets.UTF_8);
            var cases = new ArrayList<ContractCase>();
            for (var line : text.lines().filter(line -> !line.isBlank()).toList()) {
                cases.add(new ContractCase(JSON.readTree(line)));
            }
            return cases;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    String name() {
        return json.get("name").asText();
    }

    String setup() {
        return json.get("setup").asText();
    }

    /// The case with the values of its fixture in place of `{{…}}`.
    ContractCase filled(ContractWorld world) {
        var filled = FIXTURE_VALUE
                .matcher(json.toString())
                .replaceAll(name -> Matcher.quoteReplacement(world.value(name.group(1))));
        try {
            return new ContractCase(JSON.readTree(filled));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return name();
    }
}
