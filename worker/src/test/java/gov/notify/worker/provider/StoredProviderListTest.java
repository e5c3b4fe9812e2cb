package gov.notify.worker.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gov.notify.worker.TestDatabase;
import gov.notify.worker.provider.ProviderList.Active;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoredProviderListTest {

    private final TestDatabase database = new TestDatabase();
    private final StoredProviderList list = new StoredProviderList(database.pool());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void those_that_are_active_may_send_with_their_channel_reach_and_share() throws SQLException {
        database.run("update provider_details set active = identifier in ('ses', 'sns'), priority = 40,"
                + " supports_international = identifier = 'sns'");

        assertThat(list.read())
                .containsExactly(new Active("ses", "email", false, 40), new Active("sns", "sms", true, 40));
    }

    @Test
    void one_that_was_switched_off_is_gone_the_next_time() throws SQLException {
        database.run("update provider_details set active = identifier = 'ses'");
        assertThat(list.read()).hasSize(1);

        database.run("update provider_details set active = false");

        assertThat(list.read()).isEmpty();
    }

    @Test
    void without_postgres_nobody_guesses() {
        database.pool().close();

        assertThatThrownBy(list::read).isInstanceOf(SQLException.class);
    }
}
