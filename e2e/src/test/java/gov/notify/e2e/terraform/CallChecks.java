package gov.notify.e2e.terraform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Finds calls of modules that give what is not asked for, leave out what is, or use what is not there.
final class CallChecks {

    private static final Set<String> META = Set.of("source", "count", "for_each", "providers", "depends_on");
    private static final Pattern OUTPUT = Pattern.compile("\\bmodule\\.(\\w+)(?:\\[[^\\]]*\\])?\\.(\\w+)");

    private CallChecks() {}

    static List<String> findings(List<TerraformModule> modules) {
        var byFolder = modules.stream()
                .collect(Collectors.toMap(module -> module.folder().normalize(), module -> module));
        var findings = new ArrayList<String>();
        for (var module : modules) {
            module.body().blocks("module").forEach(call -> {
                var where = module.name() + ": module " + call.label(0);
                var callee = byFolder.get(module.source(call));
                if (callee == null) {
                    findings.add(where + " has no source");
                } else {
                    findings.addAll(inputs(where, call, callee));
                    findings.addAll(outputs(where, module, call.label(0), callee));
                }
            });
        }
        return findings;
    }

    private static List<String> inputs(String where, HclBody.Block call, TerraformModule callee) {
        var findings = new ArrayList<String>();
        Map<String, HclExpression> given = call.body().attributes();
        var asked = callee.names("variable").collect(Collectors.toSet());
        given.keySet().stream()
                .filter(name -> !META.contains(name) && !asked.contains(name))
                .forEach(name -> findings.add(where + " does not ask for " + name));
        callee.body()
                .blocks("variable")
                .filter(variable -> variable.body().attribute("default").isEmpty())
                .map(variable -> variable.label(0))
                .filter(name -> !given.containsKey(name))
                .forEach(name -> findings.add(where + " is not given " + name));
        return findings;
    }

    private static List<String> outputs(String where, TerraformModule caller, String name, TerraformModule callee) {
        var told = callee.names("output").collect(Collectors.toSet());
        return caller.body()
                .expressions()
                .flatMap(value -> OUTPUT.matcher(value.text()).results())
                .filter(use -> use.group(1).equals(name) && !told.contains(use.group(2)))
                .map(use -> where + " does not tell " + use.group(2))
                .toList();
    }
}
