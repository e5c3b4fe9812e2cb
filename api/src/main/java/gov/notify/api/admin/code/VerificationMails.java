package gov.notify.api.admin.code;

import gov.notify.api.admin.link.AdminLinks;
import gov.notify.api.error.ApiError;
import gov.notify.api.internal.InternalMessages;
import gov.notify.api.internal.InternalTemplate;
import gov.notify.recipient.EmailAddress;
import gov.notify.user.User;
import gov.notify.user.UserState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/// Emails by which people prove that an address is theirs, or learn that it has an account.
@ApplicationScoped
class VerificationMails {

    private final AdminLinks links;
    private final InternalMessages messages;

    VerificationMails(AdminLinks links, InternalMessages messages) {
        this.links = links;
        this.messages = messages;
    }

    /// Whom an email is about. `toString()` shows the id alone.
    record Person(UUID id, String name, String address, boolean isArchived) {

        /// The form in which addresses are compared.
        String normalised() {
            return address.toLowerCase(Locale.ROOT);
        }

        @Override
        public String toString() {
            return "Person[" + id + "]";
        }
    }

    /// @throws gov.notify.api.error.ApiException 404 for an unknown one
    @Transactional
    Person person(UUID userId) {
        var user = User.<User>findByIdOptional(userId)
                .orElseThrow(() -> ApiError.noResult().thrown());
        return new Person(userId, user.name, user.emailAddress, user.state.equals(UserState.INACTIVE));
    }

    @Transactional
    void confirmNew(Person person, EmailAddress address) {
        messages.send(
                InternalTemplate.CHANGE_EMAIL,
                address.value(),
                Map.of(
                        "name", person.name(),
                        "url", links.confirmNewEmail(person.id(), address.value()),
                        "feedback_url", links.page("/support")));
    }

    @Transactional
    void confirmRegistration(Person person, RegistrationRequest wanted) {
        messages.send(
                InternalTemplate.NEW_USER_VERIFICATION,
                person.address(),
                Map.of(
                        "name", person.name(),
                        "url", links.verifyEmail(wanted.base(), person.id(), person.address())));
    }

    @Transactional
    void tellRegistered(EmailAddress address) {
        messages.send(
                InternalTemplate.ALREADY_REGISTERED,
                address.value(),
                Map.of(
                        "signin_url", links.page("/sign-in"),
                        "forgot_password_url", links.page("/forgot-password"),
                        "feedback_url", links.page("/support")));
    }
}
