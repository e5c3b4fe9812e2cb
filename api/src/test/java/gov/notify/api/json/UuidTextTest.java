package gov.notify.api.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UuidTextTest {

    private static final UUID ID = UUID.fromString("26785a09-ab16-4eb0-8407-a37497a57506");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "26785a09-ab16-4eb0-8407-a37497a57506",
                "26785A09-AB16-4EB0-8407-A37497A57506",
                "26785a09ab164eb08407a37497a57506",
                "{26785a09-ab16-4eb0-8407-a37497a57506}",
                "urn:uuid:26785a09-ab16-4eb0-8407-a37497a57506"
            })
    void reads_every_spelling(String text) {
        assertThat(UuidText.parse(text)).isEqualTo(ID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "notify-admin",
                " 26785a09-ab16-4eb0-8407-a37497a57506",
                "26785a09-ab16-4eb0-8407-a37497a5750",
                "26785a09-ab16-4eb0-8407-a37497a575061",
                "26785a09-ab16-4eb0-8407-a37497a5750g",
                "+6785a09-ab16-4eb0-8407-a37497a57506"
            })
    void reads_nothing_else(String text) {
        assertThat(UuidText.parse(text)).isNull();
    }
}
