package gov.notify.api.command;

import gov.notify.api.json.UuidText;
import gov.notify.service.Service;
import gov.notify.user.User;
import java.util.Optional;
import java.util.UUID;

/// Finds what an operator names: by its id, or as people call it.
public final class Named {

    /// Who did what nobody else is named for.
    public static final String NOTIFY_USER = "6af522d0-2915-4e52-83a3-3690455a5fe6";

    private Named() {}

    /// @param name a service's id or its exact name
    /// @throws OperatorRefusal where there is none
    public static Service service(String name) {
        return Optional.ofNullable(UuidText.parse(name))
                .flatMap(Named::serviceWithId)
                .or(() -> serviceCalled(name))
                .orElseThrow(() -> new OperatorRefusal("There is no service " + name));
    }

    public static Optional<Service> serviceCalled(String name) {
        return Service.find("name", name).firstResultOptional();
    }

    /// @param name a person's id or email address
    /// @throws OperatorRefusal where there is none
    public static User user(String name) {
        return Optional.ofNullable(UuidText.parse(name))
                .flatMap(Named::userWithId)
                .or(() -> userAt(name))
                .orElseThrow(() -> new OperatorRefusal("There is no user " + name));
    }

    public static Optional<User> userAt(String address) {
        return User.find("lower(emailAddress) = lower(?1)", address.strip()).firstResultOptional();
    }

    // Panache finds nothing by way of a reference to its own methods.
    private static Optional<Service> serviceWithId(UUID id) {
        return Service.findByIdOptional(id);
    }

    private static Optional<User> userWithId(UUID id) {
        return User.findByIdOptional(id);
    }
}
