package gov.notify.api.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which methods a path has, for the answer to those it has not; the router knows, but does not tell.
@ApplicationScoped
public class Routes {

    private static final Pattern VARIABLE = Pattern.compile("\\{\\s*\\w+\\s*(?::\\s*((?:[^{}]|\\{[^{}]*})+?)\\s*)?}");

    private final BeanManager beans;
    private volatile @Nullable List<Route> routes;

    Routes(BeanManager beans) {
        this.beans = beans;
    }

    /// A method on the paths of a template.
    public record Route(String template, Pattern path, String method) {}

    /// Every route there is.
    public List<Route> all() {
        return List.copyOf(routes());
    }

    /// The methods that this path has, in alphabetical order; HEAD wherever GET is.
    public Set<String> methodsOf(String path) {
        var methods = new TreeSet<String>();
        for (var route : routes()) {
            if (route.path().matcher(path).matches()) {
                methods.add(route.method());
            }
        }
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return methods;
    }

    private List<Route> routes() {
        var known = routes;
        if (known == null) {
            known = new ArrayList<>();
            for (var bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
                read(bean.getBeanClass(), known);
            }
            routes = known;
        }
        return known;
    }

    private static void read(Class<?> resource, List<Route> into) {
        var root = resource.getAnnotation(Path.class);
        if (root == null) {
            return;
        }
        for (var method : resource.getMethods()) {
            var verb = verb(method);
            if (verb != null) {
                var own = method.getAnnotation(Path.class);
                var template = template(root.value(), own == null ? "" : own.value());
                into.add(new Route(template, pattern(template), verb));
            }
        }
    }

    private static @Nullable String verb(Method method) {
        for (var annotation : method.getAnnotations()) {
            var verb = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (verb != null) {
                return verb.value();
            }
        }
        return null;
    }

    private static String template(String root, String own) {
        var template = ("/" + root + "/" + own).replaceAll("/+", "/");
        return template.length() > 1 && template.endsWith("/")
                ? template.substring(0, template.length() - 1)
                : template;
    }

    private static Pattern pattern(String path) {
        var pattern = new StringBuilder();
        var variable = VARIABLE.matcher(path);
        int end = 0;
        while (variable.find()) {
            pattern.append(Pattern.quote(path.substring(end, variable.start())));
            pattern.append('(')
                    .append(Objects.requireNonNullElse(variable.group(1), "[^/]+"))
                    .append(')');
            end = variable.end();
        }
        return Pattern.compile(
                pattern.append(Pattern.quote(path.substring(end))).toString());
    }
}
