package gov.notify.api.send;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.message.Channel;
import gov.notify.template.TemplateSnapshot;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NeededTest {

    private static final String LONG = "A".repeat(11_000);

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

        assertThat(kept).containsOnlyKeys("name", "thing", "ref");
        assertThat(kept).containsEntry("name", LONG).containsEntry("thing", List.of("a", "b"));
    }

    @Test
    void few_values_are_kept_as_they_came() {
        var given = Map.<String, @Nullable Object>of(
                "First Name", "Ada", "urgent", "perhaps", "other", List.of(" a "), "nested", Map.of("a", 1));

        assertThat(Needed.of(given, template("Dear ((first_name)) ((urgent??at once))")))
                .isSameAs(given);
    }

    @Test
    void many_short_values_that_the_template_does_not_name_are_kept_while_their_sum_is_small() {
        var given = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < 10_000; i++) {
            given.put("key" + i, "A".repeat(990));
        }
        given.put("name", "Ada");

        var kept = Needed.of(given, template("Dear ((name))"));

        assertThat(kept).hasSize(11).containsKeys("key0", "key9", "name");
    }

    @Test
    void many_values_of_other_kinds_count_too() {
        var given = new LinkedHashMap<String, @Nullable Object>();
        given.put("nothings", Arrays.asList(new Object[100_000]));
        given.put("numbers", LongStream.range(0, 100_000).boxed().toList());
        given.put("nested", Map.of("a", List.of(Map.of("b", LONG))));
        given.put("K".repeat(20_000), true);

        assertThat(Needed.of(given, template("Dear reader"))).isEmpty();
    }

    @Test
    void a_long_value_that_only_decides_about_a_passage_is_kept_as_its_decision() {
        var template = template("((urgent??at once)) ((paid??thanks)) ((name))");

        var kept = Needed.of(Map.of("urgent", LONG, "Paid", "YES", "name", "Ada"), template);

        assertThat(kept).containsExactlyInAnyOrderEntriesOf(Map.of("urgent", false, "paid", true, "name", "Ada"));
    }

    @Test
    void of_several_spellings_of_a_name_only_the_one_that_counts_is_kept() {
        var given = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < 100; i++) {
            given.put("name" + "-".repeat(i), LONG);
        }
        given.put("NAME", "Ada");

        assertThat(Needed.of(given, template("Dear ((Name))"))).isEqualTo(Map.of("name", "Ada"));
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
