package gov.notify.api.http;

import gov.notify.api.error.ApiError;
import gov.notify.api.error.ErrorShape;
import gov.notify.api.error.ErrorsIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which methods a path has, and in which shape errors are told there; the router knows, but does not tell.
@ApplicationScoped
public class Routes {

    private static final Pattern VARIABLE = Pattern.compile("\\{\\s*\\w+\\s*(?::\\s*((?:[^{}]|\\{[^{}]*})+?)\\s*)?}");

    private final BeanManager beans;
    private volatile @Nullable Known known;

    private record Known(List<Route> routes, Map<String, ErrorShape> shapes) {}

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

    /// What is answered to `error` at this path, also where no route has it: paths that begin with the same
    /// word have the same shape.
    public Object body(ApiError error, String path) {
        return known().shapes().getOrDefault(firstWord(path), ErrorShape.PLAIN).body(error);
    }

    private List<Route> routes() {
        return known().routes();
    }

    private Known known() {
        var read = known;
        if (read == null) {
            read = new Known(new ArrayList<>(), new HashMap<>());
            for (var bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
                read(bean.getBeanClass(), read);
            }
            known = read;
        }
        return read;
    }

    private static void read(Class<?> resource, Known into) {
        var root = resource.getAnnotation(Path.class);
        if (root == null) {
            return;
        }
        for (var method : resource.getMethods()) {
            var verb = verb(method);
            if (verb != null) {
                var own = method.getAnnotation(Path.class);
                var template = template(root.value(), own == null ? "" : own.value());
                into.routes().add(new Route(template, pattern(template), verb));
                var shape = shape(resource);
                var other = into.shapes().put(firstWord(template), shape);
                if (other != null && other != shape) {
                    throw new IllegalStateException("Errors below /" + firstWord(template) + " have two shapes");
                }
            }
        }
    }

    private static ErrorShape shape(Class<?> resource) {
        var own = resource.getAnnotation(ErrorsIn.class);
        if (own != null) {
            return own.value();
        }
        for (var annotation : resource.getAnnotations()) {
            var family = annotation.annotationType().getAnnotation(ErrorsIn.class);
            if (family != null) {
                return family.value();
            }
        }
        return ErrorShape.PLAIN;
    }

    private static String firstWord(String path) {
        int end = path.indexOf('/', 1);
        return path.substring(Math.min(1, path.length()), end < 0 ? path.length() : end);
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
