package gov.notify.api.admin.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import gov.notify.batch.Overloaded;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// How passwords are hashed.
class PasswordsTest {

    private final Passwords passwords = new Passwords(2, 4);

    @AfterEach
    void close() {
        passwords.close();
    }

    @Test
    void no_two_hashes_of_a_password_are_alike_and_each_is_known() {
        var one = passwords.hash("secret");
        var other = passwords.hash("secret");

        assertThat(one).isNotEqualTo(other);
        assertThat(passwords.matches("secret", one)).isTrue();
        assertThat(passwords.matches("secret", other)).isTrue();
        assertThat(passwords.matches("Secret", one)).isFalse();
        assertThat(passwords.isDated(one)).isFalse();
    }

    @Test
    void a_weaker_hash_is_known_and_dated() {
        var weaker = Password.hash("secret")
                .addRandomSalt(16)
                .with(Argon2Function.getInstance(1024, 1, 1, 32, Argon2.ID))
                .getResult();

        assertThat(passwords.isDated(weaker)).isTrue();
        assertThat(passwords.matches("secret", weaker)).isTrue();
        assertThat(passwords.matches("Secret", weaker)).isFalse();
    }

    @Test
    void more_than_may_wait_are_turned_away_and_the_others_are_served() throws Exception {
        var calls = new ArrayList<Callable<String>>();
        for (int i = 0; i < 32; i++) {
            calls.add(() -> passwords.hash("secret"));
        }

        List<Future<String>> hashes;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            hashes = threads.invokeAll(calls);
        }

        assertThat(hashes)
                .filteredOn(hash -> hash.state() == Future.State.SUCCESS)
                .hasSizeGreaterThanOrEqualTo(5); // all that may wait, and at least one at work
        assertThat(hashes)
                .filteredOn(hash -> hash.state() == Future.State.FAILED)
                .isNotEmpty()
                .allSatisfy(hash -> assertThat(hash.exceptionNow()).isInstanceOf(Overloaded.class));
    }
}
