package gov.notify.worker.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.sandbox.log.LogLines;
import gov.notify.statistics.MessageCounts;
import gov.notify.worker.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CountFolderTest {

    private final TestDatabase database = new TestDatabase();
    private final LogLines log = new LogLines(CountFolder.class.getName());

    @BeforeEach
    void change() {
        database.run("insert into message_count_changes select gen_random_uuid(), '2026-11-27', gen_random_uuid(),"
                + " 'sms', 'normal', 'delivered', 3, 3");
    }

    @AfterEach
    void close() {
        log.close();
        database.close();
    }

    @Test
    void what_has_changed_is_folded() {
        new CountFolder(new MessageCounts(database.pool())).fold();

        assertThat(changes()).isEqualTo("0");
        assertThat(database.one("select sum(messages) from message_counts")).isEqualTo("3");
        assertThat(log.all()).isEmpty();
    }

    @Test
    void an_outage_is_said_and_leaves_the_changes_to_the_next_look() {
        var lost = database.another(1);
        lost.close();

        new CountFolder(new MessageCounts(lost)).fold();

        assertThat(log.all()).singleElement().asString().startsWith("WARN cannot fold counts: ");
        assertThat(changes()).isEqualTo("1");
    }

    private String changes() {
        return database.one("select count(*) from message_count_changes");
    }
}
