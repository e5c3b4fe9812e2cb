package gov.notify.log;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.sandbox.log.LogLines;
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
}
