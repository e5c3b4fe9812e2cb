package gov.notify.api.send;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.notification.Channel;
import gov.notify.template.TemplateSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NeededTest {

    private static final String LONG = "A".repeat(5_000);

    @Test
    void long_values_that_the_template_does_not_name_are_not_kept() {
        var kept = Needed.of(
                Map.of(
                        "Name",
                        LONG,
                        "thing",
                        List.of("a", "b"),
                        "other",
                        LONG,
                        "nested",
                        Map.of("a", LONG),
                        "ref",
                        "x"),
                template("Dear ((name)), ((urgent??at once)): ((Thing))"));

        assertThat(kept).containsOnlyKeys("Name", "thing", "ref");
    }

    @Test
    void a_value_that_only_decides_about_a_passage_is_named_too() {
        assertThat(Needed.of(Map.of("urgent", LONG), template("((urgent??at once))")))
                .containsKey("urgent");
    }

    private static TemplateSnapshot template(String content) {
        return new TemplateSnapshot(
                UUID.randomUUID(),
                UUID.randomUUID(),
                1,
                Channel.EMAIL,
                "greeting",
                "Hello",
                content,
                false,
                false,
                "normal",
                false,
                Instant.EPOCH,
                null,
                "author@example.gov");
    }
}
