package gov.notify.user;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.jdbc.LikePattern;
import gov.notify.jdbc.OwnDatabase;
import gov.notify.jdbc.Sql;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What [User#withEmailLike] asks, of many people.
class AddressSearchTest {

    private static final String SEARCH = "select email_address from users where lower(email_address) like lower(?)"
            + " escape '\\' order by email_address";

    private final OwnDatabase database = OwnDatabase.create(2);

    @BeforeEach
    void people() {
        database.run("insert into users (id, name, email_address, password_hash, password_changed_at, state, auth_type,"
                + " email_access_validated_at, created_at) select gen_random_uuid(), 'Bo',"
                + " 'Person_' || n || '%@agency.gov', 'none', now(), 'active', 'email_auth', now(), now()"
                + " from generate_series(1, 20000) as n");
        database.run("vacuum analyze users");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_part_of_an_address_is_looked_up_in_an_index() {
        var plan = Sql.list(
                database.pool(), "explain " + SEARCH, row -> row.getString(1), LikePattern.containing("N_1234%"));

        assertThat(String.join("\n", plan))
                .contains("ix_users_email_address_trigram")
                .doesNotContain("Seq Scan");
    }

    @ParameterizedTest
    @CsvSource({"N_12345%@,1", "son_1234,11", "son%1234,0", "person1234,0", "1234\\,0"})
    void every_character_stands_for_itself_whatever_its_case(String part, int found) {
        assertThat(Sql.list(database.pool(), SEARCH, row -> row.getString(1), LikePattern.containing(part)))
                .hasSize(found);
    }
}
