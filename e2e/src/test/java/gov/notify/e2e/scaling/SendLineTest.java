package gov.notify.e2e.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SendLineTest {

    private static final long NO_LIMIT = 1000;

    private final SendLine line = new SendLine();

    @Test
    void sends_as_many_as_workers_can_the_oldest_first() {
        line.accept(0, 100);
        line.accept(5, 100);

        assertThat(line.work(5, 150, NO_LIMIT)).isEqualTo(150);
        assertThat(line.due()).isEqualTo(50);
        assertThat(line.oldestSeconds(9)).isEqualTo(4);
        assertThat(line.oldestEver()).isEqualTo(5);
    }

    @Test
    void gives_a_turn_to_what_the_provider_does_not_take_now_for_a_fifth_of_the_effort() {
        line.accept(0, 110);

        assertThat(line.work(0, 30, 10)).isEqualTo(10);
        assertThat(line.held()).isEqualTo(100);
        assertThat(line.due()).isZero();

        assertThat(line.work(1, 30, 10)).isEqualTo(10);
        assertThat(line.held()).isEqualTo(90);
    }

    @Test
    void turns_go_before_what_is_new_and_both_within_the_limit() {
        line.accept(0, 15);
        line.work(0, 100, 10);
        line.accept(1, 20);

        assertThat(line.work(1, 100, 10)).isEqualTo(10);
        assertThat(line.held()).isEqualTo(15);
        assertThat(line.accepted()).isEqualTo(line.sent() + line.due() + line.held());
    }

    @Test
    void without_workers_everything_waits() {
        line.accept(0, 7);

        assertThat(line.work(0, 0, NO_LIMIT)).isZero();
        assertThat(line.due()).isEqualTo(7);
    }
}
