package gov.notify.worker.retention;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.message.Channel;
import gov.notify.worker.TestDatabase;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionRulesTest {

    private static final UUID SERVICE = UUID.randomUUID();
    private static final LocalDate TODAY = LocalDate.parse("2026-03-12");

    @ParameterizedTest
    @CsvSource({
        "3, 2026-03-08, true",
        "3, 2026-03-09, false",
        "7, 2026-03-04, true",
        "7, 2026-03-05, false",
        "90, 2025-12-11, true",
        "90, 2025-12-12, false",
    })
    void a_day_is_past_when_more_whole_days_lie_between_than_the_service_chose(int days, LocalDate day, boolean past) {
        var rules = new RetentionRules(Map.of(new RetentionRules.Key(SERVICE, Channel.SMS), days), TODAY);

        assertThat(rules.past(SERVICE, day).contains(Channel.SMS)).isEqualTo(past);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-04, true", "2026-03-05, false"})
    void who_chose_nothing_for_a_kind_keeps_it_a_week(LocalDate day, boolean past) {
        var rules = new RetentionRules(Map.of(new RetentionRules.Key(SERVICE, Channel.SMS), 30), TODAY);

        assertThat(rules.past(SERVICE, day)).isEqualTo(past ? Set.of(Channel.EMAIL) : Set.of());
        assertThat(rules.past(UUID.randomUUID(), day)).hasSize(past ? 2 : 0);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-08, true", "2026-03-09, false", "2026-03-12, false", "2020-01-01, true"})
    void no_day_is_looked_at_that_every_service_keeps(LocalDate day, boolean past) {
        assertThat(new RetentionRules(Map.of(), TODAY).mayBePast(day)).isEqualTo(past);
    }

    @Test
    void are_read_by_service_and_kind_and_rows_of_letters_are_passed_over() {
        try (var database = new TestDatabase()) {
            var service = UUID.fromString(database.one("select id from services"));
            database.run("insert into service_data_retention (id, service_id, notification_type, days_of_retention,"
                    + " created_at) select gen_random_uuid(), id, type, days, now() from services,"
                    + " (values ('sms', 30), ('email', 3)) as chosen(type, days)");

            var rules = RetentionRules.read(database.pool(), TODAY);

            assertThat(rules.chosen())
                    .containsOnly(
                            Map.entry(new RetentionRules.Key(service, Channel.SMS), 30),
                            Map.entry(new RetentionRules.Key(service, Channel.EMAIL), 3));
            assertThat(rules.today()).isEqualTo(TODAY);
        }
    }
}
