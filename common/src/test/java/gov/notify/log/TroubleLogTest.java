package gov.notify.log;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.sandbox.log.LogLines;
import java.io.FileNotFoundException;
import java.io.IOException;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TroubleLogTest {

    private final LogLines lines = new LogLines(TroubleLogTest.class.getName());
    private final TroubleLog log = new TroubleLog(Logger.getLogger(TroubleLogTest.class));

    @AfterEach
    void close() {
        lines.close();
    }

    @Test
    void trouble_is_said_once_and_its_end_too() {
        log.over("well");
        log.warn(new IOException(), "away");
        log.warn(new IOException(), "away");
        log.over("well");
        log.over("well");

        assertThat(lines.all()).containsExactly("WARN away", "INFO well");
    }

    @Test
    void a_defect_in_the_middle_of_an_outage_is_said_too() {
        log.warn(new IOException(), "away");
        log.error(new IllegalStateException(), "broken");

        assertThat(lines.all()).containsExactly("WARN away", "ERROR broken");
    }

    @Test
    void the_same_trouble_is_said_again_once_it_was_over() {
        for (int i = 0; i < 2; i++) {
            log.error(new IOException(), "away for %s", "a while");
            log.error(new IOException(), "away for %s", "long");
            log.over("well after %d tries", 2);
        }

        assertThat(lines.all())
                .containsExactly(
                        "ERROR away for a while",
                        "INFO well after 2 tries",
                        "ERROR away for a while",
                        "INFO well after 2 tries");
    }

    @Test
    void trouble_that_becomes_another_and_back_is_said_each_time() {
        log.warn(new IOException(), "away");
        log.warn(new FileNotFoundException(), "gone");
        log.warn(new IOException("ada@example.com"), "away");
        log.error(new IOException(), "away");

        assertThat(lines.all()).containsExactly("WARN away", "WARN gone", "WARN away");
    }

    @Test
    void nothing_is_over_where_nothing_was() {
        log.over("well");

        assertThat(lines.all()).isEmpty();
    }
}
