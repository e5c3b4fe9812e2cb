package gov.notify.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class UserTest {

    @Test
    void it_prints_its_id_and_nothing_about_a_person() {
        var user = new User();
        user.id = UUID.fromString("018f2a7c-0000-7000-8000-000000000001");
        user.name = "Ada";
        user.emailAddress = "ada@example.gov";
        user.mobileNumber = "+12025550143";
        user.passwordHash = "secret";

        assertThat(user).hasToString("User[018f2a7c-0000-7000-8000-000000000001]");
    }
}
