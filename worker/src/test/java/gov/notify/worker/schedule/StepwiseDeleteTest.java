package gov.notify.worker.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gov.notify.jdbc.Sql;
import gov.notify.worker.TestDatabase;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepwiseDeleteTest {

    private static final String OLD =
            "delete from heap where id in (select id from heap where old order by id limit ?)";

    private final TestDatabase database = new TestDatabase();

    @BeforeEach
    void aHeapThatCountsItsDeletes() {
        database.run("create table heap (id int primary key, old boolean not null)");
        database.run("create table steps (rows bigint not null)");
        database.run("create function note() returns trigger language plpgsql as $$ begin"
                + " insert into steps select count(*) from gone; return null; end $$");
        database.run("create trigger note after delete on heap referencing old table as gone"
                + " for each statement execute function note()");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @CsvSource({"0,1", "1,1", "4999,1", "5000,2", "5001,2", "12000,3"})
    void deletes_five_thousand_at_a_time_until_a_step_finds_fewer(int rows, int steps) {
        fill(rows);

        StepwiseDelete.run(database.pool(), OLD);

        assertThat(database.one("select string_agg(id::text, ',') from heap")).isEqualTo("-1");
        assertThat(database.count("steps")).isEqualTo(steps);
        assertThat(database.one("select sum(rows) from steps")).isEqualTo(Integer.toString(rows));
        assertThat(database.count("steps where rows > 5000")).isZero();
    }

    @Test
    void cut_off_it_keeps_what_its_steps_have_done_and_the_next_run_goes_on() {
        fill(12_000);
        database.run("create function cut() returns trigger language plpgsql as $$ begin"
                + " if (select count(*) from steps) = 2 then raise 'cut off'; end if; return null; end $$");
        database.run("create trigger cut before delete on heap for each statement execute function cut()");

        assertThatThrownBy(() -> StepwiseDelete.run(database.pool(), OLD)).isInstanceOf(Sql.Refused.class);
        assertThat(database.count("heap where old")).isEqualTo(2000);

        database.run("drop trigger cut on heap");
        StepwiseDelete.run(database.pool(), OLD);
        assertThat(database.count("heap where old")).isZero();
    }

    @Test
    void two_at_once_delete_each_row_once_and_stand_in_nobodys_way() {
        fill(20_000);

        IntStream.range(0, 2).parallel().forEach(_ -> StepwiseDelete.run(database.pool(), OLD));

        assertThat(database.count("heap where old")).isZero();
        assertThat(database.one("select sum(rows) from steps")).isEqualTo("20000");
    }

    private void fill(int rows) {
        database.run("insert into heap select n, true from generate_series(1, " + rows + ") n");
        database.run("insert into heap values (-1, false)");
    }
}
