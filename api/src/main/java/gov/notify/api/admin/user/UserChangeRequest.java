package gov.notify.api.admin.user;

import static java.util.Objects.requireNonNull;

import gov.notify.api.http.JsonBody;
import gov.notify.api.schema.Wording;
import gov.notify.user.User;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What is to be changed of a person, and who says so. `toString()` hides the content.
///
/// @param attributes those that the body has
/// @param emailAddress the one to be; null where the body has none
/// @param mobileNumber the one to be; null where the body has none, or takes it away
/// @param loginUuid the one to be; null where the body has none, or takes it away
/// @param updatedBy who changes somebody else; null where that is not said
record UserChangeRequest(
        List<Attribute> attributes,
        @Nullable String emailAddress,
        @Nullable String mobileNumber,
        @Nullable String loginUuid,
        @Nullable UUID updatedBy) {

    /// What one attribute is to be.
    private record Attribute(
            Function<User, @Nullable Object> get, @Nullable Object wanted, Consumer<User> set) {

        boolean isNewTo(User user) {
            return !Objects.equals(get.apply(user), wanted);
        }

        @Override
        public String toString() {
            return "Attribute";
        }
    }

    /// @throws gov.notify.api.error.ApiException with every fault of the body
    static UserChangeRequest read(JsonBody body) {
        var fields = body.fields(Wording.FORM);
        var name = UserFields.name(fields);
        var address = UserFields.address(fields, "email_address");
        var mobile = UserFields.mobileNumber(fields);
        var authType = UserFields.authType(fields);
        var session = fields.orNull("current_session_id", fields::uuid);
        var validated = fields.moment("email_access_validated_at");
        var zone = UserFields.textOrNull(fields, "preferred_timezone");
        var login = UserFields.textOrNull(fields, "login_uuid");
        var updatedBy = fields.orNull("updated_by", fields::uuid);
        fields.nothingElse().done();
        var validatedAt = validated == null ? null : validated.truncatedTo(ChronoUnit.MICROS); // as Postgres keeps it
        var known = new LinkedHashMap<String, Attribute>();
        known.put("name", new Attribute(u -> u.name, name, u -> u.name = requireNonNull(name)));
        known.put(
                "email_address",
                new Attribute(u -> u.emailAddress, address, u -> u.emailAddress = requireNonNull(address)));
        known.put("mobile_number", new Attribute(u -> u.mobileNumber, mobile, u -> u.mobileNumber = mobile));
        known.put("auth_type", new Attribute(u -> u.authType, authType, u -> u.authType = requireNonNull(authType)));
        known.put(
                "current_session_id",
                new Attribute(u -> u.currentSessionId, session, u -> u.currentSessionId = session));
        known.put(
                "email_access_validated_at",
                new Attribute(
                        u -> u.emailAccessValidatedAt,
                        validatedAt,
                        u -> u.emailAccessValidatedAt = requireNonNull(validatedAt)));
        known.put("preferred_timezone", new Attribute(u -> u.preferredTimezone, zone, u -> u.preferredTimezone = zone));
        known.put("login_uuid", new Attribute(u -> u.loginUuid, login, u -> u.loginUuid = login));
        known.keySet().removeIf(attribute -> !fields.has(attribute));
        return new UserChangeRequest(List.copyOf(known.values()), address, mobile, login, updatedBy);
    }

    /// Whether anything of the person would be otherwise afterwards.
    boolean changes(User user) {
        return attributes.stream().anyMatch(attribute -> attribute.isNewTo(user));
    }

    void applyTo(User user) {
        attributes.forEach(attribute -> attribute.set().accept(user));
    }

    @Override
    public String toString() {
        return "UserChangeRequest";
    }
}
