package gov.notify.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CryptoPoolTest {

    private final AtomicInteger made = new AtomicInteger();
    private final CryptoPool<Integer> pool = new CryptoPool<>(made::incrementAndGet);

    @Test
    void what_came_back_is_lent_again() throws GeneralSecurityException {
        for (int i = 0; i < 10; i++) {
            assertThat(pool.<Integer>use(lent -> lent)).isEqualTo(1);
        }
    }

    @Test
    void there_are_as_many_as_are_in_use_at_once() throws GeneralSecurityException {
        List<Integer> lent = new ArrayList<>();
        int used = pool.use(one -> {
            lent.add(one);
            return pool.<Integer>use(two -> {
                lent.add(two);
                return 2;
            });
        });
        pool.use(one -> pool.use(lent::add));

        assertThat(used).isEqualTo(2);
        assertThat(made).hasValue(2);
        assertThat(lent).startsWith(1, 2);
    }

    @Test
    void one_that_failed_is_not_used_again() throws GeneralSecurityException {
        assertThatExceptionOfType(GeneralSecurityException.class)
                .isThrownBy(() -> pool.use(_ -> {
                    throw new GeneralSecurityException("refused");
                }));
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> pool.use(_ -> {
                    throw new IllegalStateException("broken");
                }));

        assertThat(pool.<Integer>use(lent -> lent)).isEqualTo(3);
    }
}
