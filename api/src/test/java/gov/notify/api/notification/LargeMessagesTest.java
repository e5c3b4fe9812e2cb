package gov.notify.api.notification;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.api.given.Backends;
import gov.notify.api.given.HttpCalls;
import gov.notify.api.given.Services;
import gov.notify.api.given.TestService;
import gov.notify.jdbc.Sql;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URL;
import java.util.HashSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Lists of messages that would not fit into memory together.
@QuarkusTest
@QuarkusTestResource(Backends.class)
class LargeMessagesTest {

    @Inject
    Services services;

    @Inject
    DataSource database;

    @TestHTTPResource
    @Nullable
    URL url;

    @Test
    void a_page_of_long_emails_is_short_and_its_links_lead_through_all_of_them() {
        var calls = new HttpCalls("http://127.0.0.1:" + (url == null ? 0 : url.getPort()));
        var service = services.service().make();
        var template = services.template(service, "email", "Hello", "Dear ((name))");
        var body = "{\"email_address\":\"ada@example.com\",\"template_id\":\"" + template
                + "\",\"personalisation\":{\"name\":\"" + "A".repeat(1_500_000) + "\"}}";
        for (int i = 0; i < 5; i++) {
            assertThat(calls.post(service, "/v2/notifications/email", body).status())
                    .isEqualTo(201);
        }

        var seen = new HashSet<String>();
        var next = "/v2/notifications";
        int pages = 0;
        while (!next.isEmpty()) {
            var page = calls.get(service, next);
            assertThat(page.status()).isEqualTo(200);
            var messages = page.json().path("notifications");
            assertThat(messages.size()).isLessThanOrEqualTo(2);
            messages.forEach(message -> {
                assertThat(message.path("body").asText()).hasSizeGreaterThan(1_500_000);
                assertThat(seen.add(message.path("id").asText())).isTrue();
            });
            var link = page.json().at("/links/next").asText("");
            next = link.isEmpty() ? "" : "/v2/notifications?" + URI.create(link).getRawQuery();
            pages++;
        }
        assertThat(seen).hasSize(5);
        assertThat(pages).isEqualTo(4);

        var older = calls.get(service, "/notifications?page_size=250");
        assertThat(older.status()).isEqualTo(400);
        assertThat(older.json().at("/message/page_size/0").asText()).isEqualTo("Too large for messages of this length");
        assertThat(calls.get(service, "/notifications?page_size=1&page=5").status())
                .isEqualTo(200);
    }

    @Test
    void texts_with_much_that_they_do_not_show_are_listed_like_any_other() {
        var calls = new HttpCalls("http://127.0.0.1:" + (url == null ? 0 : url.getPort()));
        var service = services.service().make();
        var template = services.template(service, "sms", null, "All((gap))well");
        var body = "{\"phone_number\":\"202-555-0123\",\"template_id\":\"" + template
                + "\",\"personalisation\":{\"gap\":\"" + " ".repeat(990_000) + "\"}}";
        for (int i = 0; i < 12; i++) {
            assertThat(calls.post(service, "/v2/notifications/sms", body).status())
                    .isEqualTo(201);
        }

        var page = calls.get(service, "/v2/notifications");

        assertThat(storedBytes(service)).isGreaterThan(12 * 990_000L);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.json().path("notifications")).hasSize(12);
        assertThat(page.json().at("/notifications/11/body").asText()).isEqualTo("All well");
    }

    private long storedBytes(TestService service) {
        return Sql.once(database, connection -> {
            try (var query = connection.prepareStatement("""
                    select sum(length(p.sealed)) from notification_payloads p
                      join notifications n on n.id = p.notification_id where n.service_id = ?
                    """)) {
                query.setObject(1, service.id());
                try (var rows = query.executeQuery()) {
                    rows.next();
                    return rows.getLong(1);
                }
            }
        });
    }
}
