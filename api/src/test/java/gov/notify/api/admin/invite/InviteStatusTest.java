package gov.notify.api.admin.invite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gov.notify.api.error.ApiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What can become of an invitation (docs/contract/admin-organizations.md, 8).
class InviteStatusTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            is        | pending | accepted | cancelled | expired
            PENDING   | true    | true     | true      | false
            ACCEPTED  | false   | true     | false     | false
            CANCELLED | false   | false    | true      | false
            EXPIRED   | false   | false    | true      | true
            """)
    void becomes_only_what_it_can(
            InviteStatus is, boolean pending, boolean accepted, boolean cancelled, boolean expired) {
        assertThat(can(is, InviteStatus.PENDING)).isEqualTo(pending);
        assertThat(can(is, InviteStatus.ACCEPTED)).isEqualTo(accepted);
        assertThat(can(is, InviteStatus.CANCELLED)).isEqualTo(cancelled);
        assertThat(can(is, InviteStatus.EXPIRED)).isEqualTo(expired);
    }

    @Test
    void a_refusal_says_what_it_is() {
        var refused =
                catchThrowableOfType(ApiException.class, () -> InviteStatus.CANCELLED.become(InviteStatus.ACCEPTED));

        assertThat(refused.error().status()).isEqualTo(400);
        assertThat(refused.error().texts()).containsExactly("Invitation is cancelled");
    }

    @Test
    void is_known_by_its_word() {
        assertThat(InviteStatus.WORDS).containsExactly("pending", "accepted", "cancelled", "expired");
        assertThat(InviteStatus.WORDS.stream().map(InviteStatus::of)).containsExactly(InviteStatus.values());
    }

    private static boolean can(InviteStatus is, InviteStatus wanted) {
        try {
            return is.become(wanted) == wanted;
        } catch (ApiException refused) {
            return false;
        }
    }
}
