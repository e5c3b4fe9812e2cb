package gov.notify.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TemplateChangeTest {

    @Test
    void what_is_new_and_what_is_gone_is_told_in_the_spelling_of_its_version() {
        var change =
                TemplateChange.between(List.of("First Name", "Case ID"), List.of("first_name", "Due-Date", "due date"));

        assertThat(change.added()).containsExactly("Due-Date", "due date");
        assertThat(change.removed()).containsExactly("Case ID");
        assertThat(change.hasDifferentPlaceholders()).isTrue();
    }

    @Test
    void another_spelling_or_order_is_no_change() {
        var change = TemplateChange.between(List.of("a b", "C"), List.of("c", "A_B", "ab"));

        assertThat(change.hasDifferentPlaceholders()).isFalse();
        assertThat(change.added()).isEmpty();
        assertThat(change.removed()).isEmpty();
    }

    @Test
    void one_placeholder_more_or_less_is_a_change() {
        assertThat(TemplateChange.between(List.of(), List.of("a")).hasDifferentPlaceholders())
                .isTrue();
        assertThat(TemplateChange.between(List.of("a"), List.of()).hasDifferentPlaceholders())
                .isTrue();
        assertThat(TemplateChange.between(List.of(), List.of()).hasDifferentPlaceholders())
                .isFalse();
    }

    @Test
    void what_goes_back_and_forth_is_the_same_the_other_way_round() {
        var pieces = List.of("a ", "A ", "b_b ", "bb ", "c-d ", "é ");
        SeededTexts.check(2_000, 8, pieces, text -> {
            var words = text.isEmpty() ? List.<String>of() : List.of(text.split(" "));
            var before = words.subList(0, words.size() / 2);
            var after = words.subList(words.size() / 2, words.size());
            var there = TemplateChange.between(before, after);
            var back = TemplateChange.between(after, before);

            assertThat(there.added()).isEqualTo(back.removed());
            assertThat(there.removed()).isEqualTo(back.added());
        });
    }
}
