package gov.notify.api.admin.invite;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InviteLifeTest {

    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

    private final InviteLife life = new InviteLife(() -> 2, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void is_as_many_days_as_the_setting_says() {
        assertThat(life.duration()).isEqualTo(Duration.ofDays(2));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pending   | 2026-11-25T12:00:00.000001Z | PENDING
            pending   | 2026-11-25T12:00:00Z        | EXPIRED
            pending   | 2026-01-01T00:00:00Z        | EXPIRED
            accepted  | 2026-01-01T00:00:00Z        | ACCEPTED
            cancelled | 2026-01-01T00:00:00Z        | CANCELLED
            expired   | 2026-11-27T11:59:00Z        | EXPIRED
            """)
    void what_is_pending_expires_with_it_and_nothing_else_does(String noted, Instant createdAt, InviteStatus is) {
        assertThat(life.status(noted, createdAt)).isEqualTo(is);
    }
}
