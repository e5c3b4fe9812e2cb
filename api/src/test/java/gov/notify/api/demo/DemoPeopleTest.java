package gov.notify.api.demo;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.api.given.Backends;
import gov.notify.api.given.Services;
import gov.notify.api.given.TestService;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Backends.class)
class DemoPeopleTest {

    private static final String OURS = "email_address like '%@notify-sandbox.gov'";

    @Inject
    DemoPeople people;

    @Inject
    Services services;

    private TestService demo;

    @BeforeEach
    void a_service_that_only_its_maker_knows() {
        demo = services.service().make();
    }

    @AfterEach
    void nobody_is_left() {
        for (var table : List.of("permissions", "user_to_service")) {
            services.sql("delete from " + table + " where user_id in (select id from users where " + OURS + ")");
        }
        services.sql("delete from users where " + OURS);
    }

    @Test
    void a_platform_admin_and_two_members_who_may_do_everything_join_the_demo_service() {
        join();

        assertThat(services.texts(
                        "select email_address from users where platform_admin and state = 'active' and " + OURS))
                .containsExactly("pat.admin@notify-sandbox.gov");
        assertThat(services.texts("""
            select u.email_address || ' ' || count(*) from users u
            join user_to_service m on m.user_id = u.id
            join permissions p on p.user_id = u.id and p.service_id = m.service_id
            where m.service_id = ? and u.state = 'active' and not platform_admin group by u.email_address order by 1
            """, demo.id()))
                .containsExactly("ana.member@notify-sandbox.gov 7", "ben.member@notify-sandbox.gov 7");
    }

    @Test
    void who_was_changed_since_stays_so_at_the_next_start() {
        join();
        services.sql("update users set name = 'Somebody Else', email_address = 'else@notify-sandbox.gov'"
                + " where email_address = 'ana.member@notify-sandbox.gov'");
        services.sql("delete from permissions where service_id = ?", demo.id());

        join();

        assertThat(services.texts("select name from users where " + OURS + " order by name"))
                .containsExactly("Ben Member", "Pat Admin", "Somebody Else");
        assertThat(services.texts("select permission from permissions where service_id = ?", demo.id()))
                .isEmpty();
    }

    @Test
    void whoever_has_one_of_the_addresses_already_keeps_it() {
        services.sql("update users set email_address = 'Ana.Member@notify-sandbox.gov' where id = ?", demo.userId());
        try {
            join();

            assertThat(services.texts("select name from users where " + OURS + " order by name"))
                    .containsExactly("Ana", "Ben Member", "Pat Admin");
        } finally {
            services.sql("update users set email_address = 'ana@agency.gov' where id = ?", demo.userId());
        }
    }

    private void join() {
        QuarkusTransaction.requiringNew().run(() -> people.join(demo.id()));
    }
}
