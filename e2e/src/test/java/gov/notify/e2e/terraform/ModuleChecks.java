package gov.notify.e2e.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds what is wrong within one module: names that are there twice, not at all or for nothing, and arguments
/// that its providers do not know.
final class ModuleChecks {

    private static final Set<String> META =
            Set.of("count", "for_each", "provider", "depends_on", "lifecycle", "dynamic", "timeouts");
    private static final Pattern PROVIDED = Pattern.compile("(aws|cloudfoundry)_\\w+");
    private static final Pattern SECRET = Pattern.compile("(?i)(^|_)(key|secret|password|token)s?($|_)");

    private final TerraformModule module;
    private final List<String> findings = new ArrayList<>();

    private ModuleChecks(TerraformModule module) {
        this.module = module;
    }

    /// @param schema what providers know, by kind of block, type and argument
    static List<String> findings(TerraformModule module, JsonNode schema) {
        var checks = new ModuleChecks(module);
        checks.twice();
        checks.references();
        checks.variables();
        checks.arguments(schema);
        return checks.findings;
    }

    private void finding(String text) {
        findings.add(module.name() + ": " + text);
    }

    private void twice() {
        var seen = new HashSet<String>();
        for (var block : module.body().blocks()) {
            var address = block.type() + block.labels();
            if (!block.labels().isEmpty() && !block.type().equals("provider") && !seen.add(address)) {
                finding(address + " is there twice");
            }
        }
    }

    private void references() {
        var locals = locals();
        var used = new HashSet<String>();
        module.body()
                .expressions()
                .flatMap(value -> value.references().stream())
                .forEach(path -> {
                    used.add(path.get(0) + "." + path.get(1));
                    if (!exists(path, locals)) {
                        finding(String.join(".", path) + " is not there");
                    }
                });
        Stream.concat(
                        module.names("variable").map("var."::concat),
                        locals.stream().map("local."::concat))
                .filter(name -> !used.contains(name))
                .forEach(name -> finding(name + " is not used"));
    }

    private Set<String> locals() {
        return module.body()
                .blocks("locals")
                .flatMap(block -> block.body().attributes().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean exists(List<String> path, Set<String> locals) {
        var name = path.get(1);
        return switch (path.getFirst()) {
            case "var" -> module.named("variable", name).isPresent();
            case "local" -> locals.contains(name);
            case "module" -> module.named("module", name).isPresent();
            case "data" -> path.size() > 2 && has("data", name, path.get(2));
            case String type when PROVIDED.matcher(type).matches() -> has("resource", type, name);
            default -> true; // each, path, the variables of loops
        };
    }

    private boolean has(String kind, String type, String name) {
        return module.body().blocks(kind).anyMatch(block -> block.labels().equals(List.of(type, name)));
    }

    private void variables() {
        for (var kind : List.of("variable", "output")) {
            module.body().blocks(kind).forEach(block -> {
                if (block.body().text("description").length() < 4) {
                    finding(kind + " " + block.label(0) + " has no description");
                }
            });
        }
        module.body().blocks("variable").forEach(variable -> {
            var name = variable.label(0);
            var type = variable.body().text("type");
            if (type.isEmpty()) {
                finding("variable " + name + " has no type");
            }
            boolean holdsSecret = SECRET.matcher(name).find() && !name.matches(".*(_arns?|_generations)");
            if (holdsSecret && !variable.body().text("sensitive").equals("true")) {
                finding("variable " + name + " is not sensitive");
            }
        });
    }

    private void arguments(JsonNode schema) {
        for (var kind : List.of("resource", "data")) {
            module.body().blocks(kind).forEach(block -> {
                var type = block.label(0);
                var known = schema.path(kind).path(type);
                var where = type + "." + block.label(1);
                if (known.isMissingNode()) {
                    finding(where + ": unknown type");
                } else {
                    arguments(where, block.body(), known);
                }
            });
        }
    }

    private void arguments(String where, HclBody body, JsonNode known) {
        var given = new HashSet<>(body.attributes().keySet());
        given.stream()
                .filter(name -> !META.contains(name) && !known.has(name))
                .forEach(name -> finding(where + ": unknown argument " + name));
        for (var block : body.blocks()) {
            boolean dynamic = block.type().equals("dynamic");
            var name = dynamic ? block.label(0) : block.type();
            given.add(name);
            if (known.has(name)) {
                var content = dynamic
                        ? block.body()
                                .blocks("content")
                                .findFirst()
                                .orElseThrow()
                                .body()
                        : block.body();
                arguments(where + "." + name, content, known.path(name).path("block"));
            } else if (!META.contains(name)) {
                finding(where + ": unknown block " + name);
            }
        }
        known.properties().stream()
                .filter(argument -> argument.getValue().path("required").asBoolean())
                .filter(argument -> !given.contains(argument.getKey()))
                .forEach(argument -> finding(where + ": " + argument.getKey() + " is missing"));
    }
}
