package gov.notify.api.contract;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import gov.notify.api.auth.AdminRequired;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The routes that only the admin application may call, as the program's classes declare them.
final class AdminRoutesOfProgram {

    private static final Pattern NAME = Pattern.compile("\\{\\s*(\\w+)\\s*(?::\\s*((?:[^{}]|\\{[^{}]*})+?)\\s*)?}");
    private static final Pattern WORDS = Pattern.compile("[\\w-]+(?:\\|[\\w-]+)*");

    /// Stands where a token may stand in the place of an id.
    static final String TOKEN = "{token}";

    private AdminRoutesOfProgram() {}

    /// Signatures, such as `GET /service/{}/api-keys`, with the methods that answer them.
    static SortedMap<String, Method> all() {
        var routes = new TreeMap<String, Method>();
        for (var resource : resources()) {
            for (var method : resource.getMethods()) {
                for (var verb : verbs(method)) {
                    for (var path : paths(template(method))) {
                        var other = routes.put(verb + " " + path, method);
                        if (other != null && !other.equals(method)) {
                            throw new IllegalStateException(method + " and " + other + " have one route");
                        }
                    }
                }
            }
        }
        return routes;
    }

    static Set<String> signatures() {
        return all().keySet();
    }

    /// The variables in the path of a method, in order, without those that stand for words.
    static List<String> names(Method method) {
        return NAME.matcher(template(method))
                .results()
                .filter(variable -> !isWords(variable.group(2)))
                .map(variable -> variable.group(1))
                .toList();
    }

    private static String template(Method method) {
        var root = method.getDeclaringClass().getAnnotation(Path.class).value();
        var own = method.getAnnotation(Path.class);
        var path = ("/" + root + "/" + (own == null ? "" : own.value())).replaceAll("/+", "/");
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static boolean isWords(@Nullable String pattern) {
        return pattern != null && WORDS.matcher(pattern).matches();
    }

    private static List<Class<?>> resources() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("gov.notify.api")
                        .stream()
                        .filter(type -> type.isAnnotatedWith(Path.class) && type.isAnnotatedWith(AdminRequired.class))
                        .<Class<?>>map(JavaClass::reflect)
                        .toList();
    }

    private static List<String> verbs(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null)
                .map(HttpMethod::value)
                .toList();
    }

    /// A variable that is one of several words stands for as many paths.
    private static Set<String> paths(String template) {
        var variable = NAME.matcher(template);
        while (variable.find()) {
            var words = variable.group(2);
            if (words != null && isWords(words)) {
                var before = template.substring(0, variable.start());
                var after = template.substring(variable.end());
                return Arrays.stream(words.split("\\|"))
                        .flatMap(word -> paths(before + word + after).stream())
                        .collect(Collectors.toSet());
            }
        }
        return Set.of(
                NAME.matcher(template).replaceAll(name -> name.group(1).equals("token") ? TOKEN : AdminRoute.PLACE));
    }
}
