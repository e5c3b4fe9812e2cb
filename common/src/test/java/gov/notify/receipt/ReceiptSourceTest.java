package gov.notify.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptSourceTest {

    @Test
    void names_in_the_database_are_fixed() {
        assertThat(Stream.of(ReceiptSource.values()).map(ReceiptSource::wireName))
                .containsExactly("ses", "sns", "eum", "pinpoint", "simulate");
        assertThat(Stream.of(ReceiptOutcome.values()).map(ReceiptOutcome::wireName))
                .containsExactly(
                        "applied",
                        "noted",
                        "duplicate",
                        "late_bounce",
                        "complaint",
                        "late",
                        "ignored",
                        "unusable",
                        "unknown_reference");
    }

    @ParameterizedTest
    @EnumSource
    void a_source_is_read_by_its_name(ReceiptSource source) {
        assertThat(ReceiptSource.of(source.wireName())).isEqualTo(source);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "aws", "ses ", "sns\0"})
    void every_other_name_is_refused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> ReceiptSource.of(name));
    }
}
