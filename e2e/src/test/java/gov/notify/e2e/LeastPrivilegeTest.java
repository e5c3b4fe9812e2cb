package gov.notify.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.e2e.world.Web;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// An api whose role in Postgres may read and write rows, and nothing else.
class LeastPrivilegeTest {

    @Test
    void an_api_needs_a_role_that_may_read_and_write_rows() {
        var world = SharedWorld.world();
        var db = world.db();
        db.run("create role notify_api login");
        db.run("grant select, insert, update, delete on all tables in schema public to notify_api");
        db.run("grant usage on all sequences in schema public to notify_api");
        world.setOnly(Map.of(
                "DATABASE_URL", world.outside().databaseUrl().replace("//notify:notify@", "//notify_api:notify@")));
        var api = world.startApi();
        try {
            var headers = Map.of("Authorization", "Bearer " + world.demo().token());
            var sent = Web.call(
                    "POST", api.url() + "/v2/notifications/sms", world.demo().smsBody("+12025550123"), headers);
            assertThat(sent.status()).as(sent.body()).isEqualTo(201);
            var id = sent.json().path("id").asText();
            assertThat(Web.call("GET", api.url() + "/v2/notifications/" + id, "", headers)
                            .status())
                    .isEqualTo(200);
        } finally {
            world.setOnly(Map.of());
            world.end(api);
            world.tellReceiptsWhere();
        }
    }
}
