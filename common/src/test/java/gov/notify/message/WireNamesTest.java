package gov.notify.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The names by which the database, streams and clients know a message's channel, key type and lane.
class WireNamesTest {

    @Test
    void names_on_the_wire_are_fixed() {
        assertThat(Stream.of(Channel.values()).map(Channel::wireName)).containsExactly("email", "sms");
        assertThat(Stream.of(KeyType.values()).map(KeyType::wireName)).containsExactly("normal", "team", "test");
        assertThat(Stream.of(Lane.values()).map(Lane::wireName)).containsExactly("high", "normal", "bulk");
    }

    @ParameterizedTest
    @EnumSource
    void a_channel_is_read_by_its_name(Channel channel) {
        assertThat(Channel.of(channel.wireName())).isEqualTo(channel);
    }

    @ParameterizedTest
    @EnumSource
    void a_key_type_is_read_by_its_name(KeyType type) {
        assertThat(KeyType.of(type.wireName())).isEqualTo(type);
    }

    @ParameterizedTest
    @EnumSource
    void a_lane_is_read_by_its_name(Lane lane) {
        assertThat(Lane.of(lane.wireName())).isEqualTo(lane);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "EMAIL", "Sms", "letter", "NORMAL", "normal ", "high\0", "Test", "bulk,normal"})
    void every_other_name_is_refused_and_said(String name) {
        for (Function<String, ?> reading : List.<Function<String, ?>>of(Channel::of, KeyType::of, Lane::of)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> reading.apply(name))
                    .withMessageEndingWith("is called " + name);
        }
    }

    @Test
    void the_lane_that_overtakes_stands_first() {
        assertThat(Lane.HIGH).isLessThan(Lane.NORMAL);
        assertThat(Lane.NORMAL).isLessThan(Lane.BULK);
    }
}
