package gov.notify.service;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.user.User;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Members and guests of a service, in the form in which recipients are compared: E.164, and addresses trimmed in lower
/// case.
class AllowedRecipientsTest {

    @ParameterizedTest
    @CsvSource({
        "Ana@Agency.GOV, ana@agency.gov",
        "'  ana@agency.gov ', ana@agency.gov",
        "ANA+notify@agency.gov, ana+notify@agency.gov"
    })
    void a_guests_address_is_reached_however_it_is_written(String written, String normalised) {
        assertThat(of(guest("email", written))).containsExactly(normalised);
        assertThat(AllowedRecipients.of(List.of(member(written, null)), List.of()))
                .containsExactly(normalised);
    }

    @ParameterizedTest
    @CsvSource({
        "(202) 555-0111, +12025550111",
        "2025550111, +12025550111",
        "+1 202 555 0111, +12025550111",
        "1-202-555-0111, +12025550111",
        "+44 7900 900123, +447900900123"
    })
    void a_guests_number_is_reached_however_it_is_written(String written, String e164) {
        assertThat(of(guest("mobile", written))).containsExactly(e164);
        assertThat(AllowedRecipients.of(List.of(member("a@agency.gov", written)), List.of()))
                .containsExactlyInAnyOrder("a@agency.gov", e164);
    }

    @Test
    void a_member_is_reached_by_address_and_by_number_where_there_is_one() {
        var members = List.of(member("ana@agency.gov", "2025550111"), member("bo@agency.gov", null));

        assertThat(AllowedRecipients.of(members, List.of()))
                .containsExactlyInAnyOrder("ana@agency.gov", "+12025550111", "bo@agency.gov");
    }

    @Test
    void whoever_is_a_member_and_a_guest_is_there_once() {
        assertThat(AllowedRecipients.of(
                        List.of(member("ana@agency.gov", null)),
                        List.of(guest("email", "ANA@agency.gov"), guest("email", "ana@agency.gov"))))
                .containsExactly("ana@agency.gov");
    }

    @Test
    void what_is_no_recipient_any_more_keeps_nobody_else_from_being_reached() {
        assertThat(of(
                        guest("email", "not an address"),
                        guest("mobile", "555"),
                        guest("mobile", ""),
                        guest("email", "good@agency.gov")))
                .containsExactly("good@agency.gov");
        assertThat(AllowedRecipients.of(List.of(member("broken", "123")), List.of()))
                .isEmpty();
    }

    @Test
    void a_guest_is_of_the_kind_that_the_list_says() {
        assertThat(of(guest("email", "2025550111"))).isEmpty();
        assertThat(of(guest("mobile", "ana@agency.gov"))).isEmpty();
    }

    @Test
    void nobody_is_reached_by_a_service_without_members_and_guests() {
        assertThat(of()).isEmpty();
    }

    private static Set<String> of(GuestListEntry... guests) {
        return AllowedRecipients.of(List.of(), Arrays.asList(guests));
    }

    private static User member(String address, @Nullable String number) {
        var user = new User();
        user.emailAddress = address;
        user.mobileNumber = number;
        return user;
    }

    private static GuestListEntry guest(String type, String recipient) {
        var guest = new GuestListEntry();
        guest.recipientType = type;
        guest.recipient = recipient;
        return guest;
    }
}
