package gov.notify.config;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.ConfigValidationException.Problem;
import io.smallrye.config.ConfigValidator;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;
import io.smallrye.config.WithName;
import io.smallrye.config.common.utils.StringUtil;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Refuses to start a program whose settings are missing though [Required], outside their [Range] or not
/// [Matching], and names every one of them, without its value: what was meant for another may be a secret.
///
/// Bean Validation would do the same, but building its validators takes a quarter of a program's start.
public final class SettingsCheck implements SmallRyeConfigBuilderCustomizer, ConfigValidator {

    @Override
    public void configBuilder(SmallRyeConfigBuilder builder) {
        builder.withValidator(this);
    }

    /// @throws ConfigValidationException naming every setting of Notify's own that is not as it should be
    @Override
    public void validateMapping(Class<?> mapping, String prefix, Object settings) {
        if (mapping.getPackageName().startsWith("gov.notify.")) {
            var problems = problems(mapping, prefix, settings).toList();
            if (!problems.isEmpty()) {
                throw new ConfigValidationException(problems.toArray(Problem[]::new));
            }
        }
    }

    private static Stream<Problem> problems(Class<?> mapping, String prefix, Object settings) {
        return Stream.of(mapping.getMethods())
                .filter(method -> method.getParameterCount() == 0)
                .flatMap(method -> problems(method, name(prefix, method), settings));
    }

    private static Stream<Problem> problems(Method method, String name, Object settings) {
        var required = method.getAnnotation(Required.class);
        var range = method.getAnnotation(Range.class);
        var matching = method.getAnnotation(Matching.class);
        if (required != null) {
            return value(method, settings).toString().isEmpty()
                    ? Stream.of(new Problem(Variables.of(name) + " is missing: " + required.value()))
                    : Stream.empty();
        }
        if (range != null) {
            return outside(range, value(method, settings)).map(how -> new Problem(name + " must be " + how)).stream();
        }
        if (matching != null) {
            var pattern = Pattern.compile(matching.value());
            return entries(value(method, settings))
                    .filter(entry -> !pattern.matcher(entry).matches())
                    .map(entry -> new Problem(name + " must match " + pattern));
        }
        var type = method.getReturnType();
        return type.getEnclosingClass() == method.getDeclaringClass() && type.isInterface()
                ? problems(type, name, value(method, settings))
                : Stream.empty();
    }

    private static Optional<String> outside(Range range, Object value) {
        if (!range.min().isEmpty() && compare(value, range.min()) < 0) {
            return Optional.of("at least " + range.min());
        }
        return !range.max().isEmpty() && compare(value, range.max()) > 0
                ? Optional.of("at most " + range.max())
                : Optional.empty();
    }

    private static int compare(Object value, String end) {
        return value instanceof Duration duration
                ? duration.compareTo(DurationConverter.parseDuration(end))
                : new BigDecimal(value.toString()).compareTo(new BigDecimal(end));
    }

    private static Stream<String> entries(Object value) {
        return switch (value) {
            case Optional<?> optional -> optional.stream().flatMap(SettingsCheck::entries);
            case Collection<?> several -> several.stream().map(Object::toString);
            default -> Stream.of(value.toString());
        };
    }

    private static String name(String prefix, Method method) {
        var named = method.getAnnotation(WithName.class);
        var name = named == null ? StringUtil.skewer(method.getName()) : named.value();
        return prefix.isEmpty() ? name : prefix + '.' + name;
    }

    private static Object value(Method method, Object settings) {
        try {
            return method.invoke(settings);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A setting cannot be read: " + method, e);
        }
    }
}
