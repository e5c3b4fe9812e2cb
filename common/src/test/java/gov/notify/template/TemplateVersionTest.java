package gov.notify.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TemplateVersionTest {

    /// Of a column that is added to templates tomorrow, history must know too.
    @Test
    void a_version_has_everything_that_its_template_has() throws IllegalAccessException {
        var template = new Template();
        fill(template);

        var copy = TemplateVersion.copyOf(template);

        for (var field : columns(Template.class)) {
            switch (field.getName()) {
                case "id" -> assertThat(copy.id.templateId()).isEqualTo(template.id);
                case "version" -> assertThat(copy.id.version()).isEqualTo(template.version);
                default ->
                    assertThat(valueOf(copy, field.getName()))
                            .describedAs(field.getName())
                            .isEqualTo(field.get(template));
            }
        }
    }

    @Test
    void a_change_of_the_template_does_not_reach_its_version() {
        var template = new Template();
        template.id = UUID.randomUUID();
        template.version = 1;
        template.content = "before";

        var copy = TemplateVersion.copyOf(template);
        template.content = "after";
        template.version = 2;

        assertThat(copy.content).isEqualTo("before");
        assertThat(copy.id).isEqualTo(new TemplateVersion.Id(template.id, 1));
    }

    private static void fill(Template template) throws IllegalAccessException {
        for (var field : columns(Template.class)) {
            var name = field.getName();
            field.set(
                    template,
                    switch (field.getType().getSimpleName()) {
                        case "String" -> "the " + name;
                        case "UUID" -> UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
                        case "Instant" -> Instant.ofEpochSecond(name.hashCode());
                        case "boolean" -> true;
                        case "int" -> 7;
                        default -> throw new AssertionError("a column of another type: " + name);
                    });
        }
    }

    private static List<Field> columns(Class<?> entity) {
        return Arrays.stream(entity.getDeclaredFields())
                .filter(field -> Modifier.isPublic(field.getModifiers()) && !Modifier.isStatic(field.getModifiers()))
                .toList();
    }

    private static @Nullable Object valueOf(TemplateVersion version, String field) throws IllegalAccessException {
        return columns(TemplateVersion.class).stream()
                .filter(candidate -> candidate.getName().equals(field))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no column " + field))
                .get(version);
    }
}
