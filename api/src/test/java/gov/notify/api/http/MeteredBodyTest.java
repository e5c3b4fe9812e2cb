package gov.notify.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MeteredBodyTest {

    private final BodyBudget budget = new BodyBudget(1_000, 1_000);
    private final MeteredBody body =
            new MeteredBody(new ByteArrayInputStream(new byte[500]), budget.of(UUID.randomUUID()), 500);

    @Test
    void what_was_read_is_given_back_when_the_exchange_is_over() throws IOException {
        body.readNBytes(400);
        assertThat(budget.used()).isEqualTo(400);

        body.release();

        assertThat(budget.used()).isZero();
    }

    @Test
    void what_is_read_after_the_exchange_is_over_takes_nothing() throws IOException {
        body.readNBytes(100);
        body.release();

        assertThatThrownBy(() -> body.readNBytes(100)).isInstanceOf(IOException.class);
        assertThatThrownBy(body::read).isInstanceOf(IOException.class);

        assertThat(budget.used()).isZero();
    }
}
