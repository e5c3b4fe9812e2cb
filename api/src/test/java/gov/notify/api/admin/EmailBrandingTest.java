package gov.notify.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.api.given.Admin;
import gov.notify.api.given.Backends;
import gov.notify.api.given.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The looks that emails may have, as the admin application keeps them (docs/contract/admin-api.md, 18.1).
@QuarkusTest
@QuarkusTestResource(Backends.class)
class EmailBrandingTest {

    @Inject
    Services services;

    @Inject
    Admin admin;

    private static final String PATH = "/email-branding";

    @Test
    void a_look_without_a_text_shows_its_name() {
        var name = name();

        var created = admin.post(PATH, Map.of("name", name, "colour", "#0b0c0c", "logo", ""));

        assertThat(created.status()).as(created.body()).isEqualTo(201);
        var look = created.json().get("data");
        assertThat(look.toString())
                .isEqualTo("{\"id\":\"" + look.get("id").asText() + "\",\"name\":\"" + name + "\",\"text\":\"" + name
                        + "\",\"colour\":\"#0b0c0c\",\"logo\":null,\"brand_type\":\"org\"}");
        assertThat(admin.get(PATH + "/" + look.get("id").asText()).json().get("email_branding"))
                .isEqualTo(look);
        assertThat(admin.get(PATH).json().get("email_branding").findValuesAsText("name"))
                .contains(name);
    }

    @Test
    void only_what_is_named_changes() {
        var id = created(Map.of("name", name(), "text", "A text", "brand_type", "both"));
        var name = name();

        var renamed = admin.post(PATH + "/" + id, Map.of("name", name)).json().get("data");
        assertThat(renamed.get("text").asText()).isEqualTo(name);
        assertThat(renamed.get("brand_type").asText()).isEqualTo("both");

        var emptied = admin.post(PATH + "/" + id, Map.of("text", "")).json().get("data");
        assertThat(emptied.get("text").isNull()).isTrue();
        assertThat(emptied.get("name").asText()).isEqualTo(name);

        var both =
                admin.post(PATH + "/" + id, Map.of("name", name(), "text", "Other", "colour", "#fff", "logo", "l.png"));
        assertThat(both.json().at("/data/text").asText()).isEqualTo("Other");
        assertThat(both.json().at("/data/logo").asText()).isEqualTo("l.png");
    }

    @Test
    void no_name_is_there_twice() {
        var name = name();
        var id = created(Map.of("name", name));
        var other = created(Map.of("name", name()));

        assertThat(admin.post(PATH, Map.of("name", name)).status()).isEqualTo(400);
        assertThat(admin.post(PATH + "/" + other, Map.of("name", name)).status())
                .isEqualTo(400);
        assertThat(admin.post(PATH + "/" + id, Map.of("name", name)).status()).isEqualTo(200);
    }

    @Test
    void what_is_there_twice_is_not_told_to_the_log() {
        var name = name();
        created(Map.of("name", name));
        var lines = new ConcurrentLinkedQueue<String>();
        var handler = new ExtHandler() {
            @Override
            protected void doPublish(ExtLogRecord line) {
                lines.add(line.getMessage() + Arrays.toString(line.getParameters()));
            }
        };
        Logger root = Logger.getLogger("");
        root.addHandler(handler);
        try {
            assertThat(admin.post(PATH, Map.of("name", name)).status()).isEqualTo(400);
        } finally {
            root.removeHandler(handler);
        }
        assertThat(lines).noneMatch(line -> line.contains(name) || line.contains("email_branding"));
    }

    @ParameterizedTest
    @CsvSource({"colour,8", "text,256", "logo,256", "name,256"})
    void texts_have_an_end(String property, int length) {
        var answer = admin.postText(PATH, "{\"name\":\"a\",\"%s\":\"%s\"}".formatted(property, "x".repeat(length)));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("message").asText())
                .isEqualTo(property + " may have " + (length - 1) + " characters at most");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|name is a required property",
                "{\"name\":1}|name 1 is not of type string",
                "{\"name\":\"a\",\"brand_type\":\"x\"}|brand_type x is not one of [org, both, org_banner]"
            })
    void faults_are_told(String body, String fault) {
        assertThat(admin.postText(PATH, body).json().at("/errors/0/message").asText())
                .isEqualTo(fault);
    }

    @Test
    void a_name_is_not_blank_and_an_unknown_look_is_not_found() {
        var id = created(Map.of("name", name()));

        assertThat(admin.post(PATH, Map.of("name", " ")).status()).isEqualTo(400);
        assertThat(admin.post(PATH + "/" + id, Map.of("name", "")).status()).isEqualTo(400);
        assertThat(admin.get(PATH + "/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(admin.post(PATH + "/" + UUID.randomUUID(), Map.of("name", name()))
                        .status())
                .isEqualTo(404);
    }

    private String created(Map<String, String> look) {
        return admin.post(PATH, look).json().at("/data/id").asText();
    }

    private static String name() {
        return "Look " + UUID.randomUUID();
    }
}
