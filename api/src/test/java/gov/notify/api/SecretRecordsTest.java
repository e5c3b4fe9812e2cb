package gov.notify.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// A record prints all that it holds, unless it says otherwise: into a log line, an exception, a failed
/// assertion.
class SecretRecordsTest {

    private static final String HIDDEN = "0f9ahidden";

    /// What records call secrets, and what reaches people or was meant for them.
    private static final Pattern NAME = Pattern.compile("(?i).*(password|secret|token|emailAddress(es)?|phoneNumbers?)"
            + "|code|email|mobileNumber|phone|to|normalisedTo|personalisation|typed|bearerToken|unsanitised|wanted");

    @Test
    void no_record_prints_a_secret_or_what_reaches_a_person() {
        var printed = new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages(
                                "gov.notify.api",
                                "gov.notify.service",
                                "gov.notify.security",
                                "gov.notify.notification")
                        .stream()
                        .filter(JavaClass::isRecord)
                        .map(SecretRecordsTest::reflected)
                        .flatMap(Optional::stream)
                        .map(SecretRecordsTest::printed)
                        .flatMap(Optional::stream)
                        .toList();

        assertThat(printed).as("records that were made and printed").hasSizeGreaterThan(20);
        assertThat(printed).noneMatch(text -> text.contains(HIDDEN));
    }

    private static Optional<Class<?>> reflected(JavaClass type) {
        try {
            return Optional.of(type.reflect());
        } catch (NoClassDefFoundError _) {
            return Optional.empty(); // of a program that is not here
        }
    }

    /// Empty where it has no such component, or refuses to be made or printed of nothing else.
    private static Optional<String> printed(Class<?> type) {
        var components = type.getRecordComponents();
        if (Arrays.stream(components).noneMatch(SecretRecordsTest::hides)) {
            return Optional.empty();
        }
        try {
            var constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            var values = Arrays.stream(components).map(SecretRecordsTest::value).toArray();
            return Optional.of(constructor.newInstance(values).toString());
        } catch (InvocationTargetException | NullPointerException _) {
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(type.getName(), e);
        }
    }

    private static boolean hides(RecordComponent component) {
        return NAME.matcher(component.getName()).matches() && hidden(component).isPresent();
    }

    private static Object value(RecordComponent component) {
        return hides(component)
                ? hidden(component).orElseThrow()
                : Array.get(Array.newInstance(component.getType(), 1), 0);
    }

    private static Optional<Object> hidden(RecordComponent component) {
        var type = component.getType();
        if (type.equals(Map.class)) {
            boolean ofValues = component.getGenericType().getTypeName().endsWith("Object>");
            return ofValues ? Optional.of(Map.of("a", HIDDEN)) : Optional.empty();
        }
        if (type.equals(List.class)) {
            return Optional.of(List.of(HIDDEN));
        }
        return type.equals(String.class) || type.equals(Object.class) ? Optional.of(HIDDEN) : Optional.empty();
    }
}
