package gov.notify.api.notification;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.api.given.Backends;
import gov.notify.api.given.HttpCalls;
import gov.notify.api.given.Services;
import gov.notify.jdbc.Sql;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URL;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What Postgres can read of the people that messages are for: nothing.
@QuarkusTest
@QuarkusTestResource(Backends.class)
class SealedAtRestTest {

    private static final String URL_OF_A_PERSON = "https://example.gov/unsubscribe?of=grace.hopper";

    @Inject
    Services services;

    @Inject
    DataSource database;

    @TestHTTPResource
    @Nullable
    URL url;

    @Test
    void no_table_holds_anything_of_a_person_that_can_be_read() {
        var calls = new HttpCalls("http://127.0.0.1:" + (url == null ? 0 : url.getPort()));
        var service = services.service().make();
        var template = services.template(service, "email", "Hello", "Dear ((name))");
        var body = "{\"email_address\":\"grace.hopper@example.com\",\"template_id\":\"" + template
                + "\",\"personalisation\":{\"name\":\"grace.hopper\"},\"one_click_unsubscribe_url\":\""
                + URL_OF_A_PERSON + "\"}";
        var headers = Map.of("Authorization", service.bearer(), "Idempotency-Key", "sealed-at-rest");

        var answer = calls.call("POST", "/v2/notifications/email", headers, body);

        assertThat(answer.status()).isEqualTo(201);
        var shown = calls.get(
                service, "/v2/notifications/" + answer.json().path("id").asText());
        assertThat(shown.json().path("one_click_unsubscribe_url").asText()).isEqualTo(URL_OF_A_PERSON);
        assertThat(tablesThatHold("grace.hopper")).isEmpty();
    }

    @Test
    void the_address_to_unsubscribe_at_of_an_older_message_is_still_shown() {
        var calls = new HttpCalls("http://127.0.0.1:" + (url == null ? 0 : url.getPort()));
        var service = services.service().make();
        var template = services.template(service, "email", "Hello", "Dear all");
        var answer = calls.post(
                service,
                "/v2/notifications/email",
                "{\"email_address\":\"ada@example.com\",\"template_id\":\"" + template + "\"}");
        var id = UUID.fromString(answer.json().path("id").asText());
        Sql.once(database, connection -> {
            try (var update =
                    connection.prepareStatement("update notifications set unsubscribe_link = ? where id = ?")) {
                update.setString(1, "https://example.gov/older");
                update.setObject(2, id);
                return update.executeUpdate();
            }
        });

        var shown = calls.get(service, "/v2/notifications/" + id);

        assertThat(shown.json().path("one_click_unsubscribe_url").asText()).isEqualTo("https://example.gov/older");
    }

    private List<String> tablesThatHold(String text) {
        return Sql.once(database, connection -> {
            var found = new ArrayList<String>();
            for (var table : tables(connection)) {
                try (var query = connection.prepareStatement(
                        "select exists (select 1 from " + table + " t where t::text ilike ?)")) {
                    query.setString(1, "%" + text + "%");
                    try (var rows = query.executeQuery()) {
                        if (rows.next() && rows.getBoolean(1)) {
                            found.add(table);
                        }
                    }
                }
            }
            return found;
        });
    }

    private static List<String> tables(Connection connection) throws SQLException {
        var tables = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select relname from pg_class where relkind in ('r', 'p') and not relispartition"
                                + " and relnamespace = 'public'::regnamespace")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }
}
