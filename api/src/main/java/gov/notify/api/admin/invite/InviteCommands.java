package gov.notify.api.admin.invite;

import gov.notify.api.command.Named;
import gov.notify.api.command.OperatorCommand;
import gov.notify.api.command.OperatorRefusal;
import gov.notify.api.schema.InvalidValueException;
import gov.notify.recipient.EmailAddress;
import gov.notify.user.ServiceInvite;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// An operator's commands about invitations.
@Singleton
@Command(name = "invite", description = "Invitations to services.")
class InviteCommands implements OperatorCommand {

    private static final List<String> PERMISSIONS = List.of(
            "manage_users",
            "manage_templates",
            "manage_settings",
            "send_texts",
            "send_emails",
            "manage_api_keys",
            "view_activity");

    private final ServiceInvites invites;

    InviteCommands(ServiceInvites invites) {
        this.invites = invites;
    }

    @Command(
            name = "send",
            description =
                    "Invites a person to a service by email. Whoever has an invitation that can be accepted gets no"
                            + " other.%nThe admin application knows nothing of the link's login at login.gov: the person signs up"
                            + " there, and finds the invitation under it.")
    String send(
            @Option(names = "--service", required = true, description = "The service: its id or its exact name.")
                    String service,
            @Option(names = "--email", required = true, description = "Who is invited.") String email,
            @Option(
                            names = "--by",
                            required = true,
                            description = "Who invites, and is answered: a user's id or email address.")
                    String by,
            @Option(
                            names = "--may",
                            split = ",",
                            defaultValue = "send_texts,send_emails,view_activity",
                            description = "Permissions, with commas between (${DEFAULT-VALUE}).")
                    List<String> may) {
        if (!PERMISSIONS.containsAll(may)) {
            throw new OperatorRefusal("A permission is one of " + String.join(", ", PERMISSIONS));
        }
        var address = address(email);
        return QuarkusTransaction.requiringNew().call(() -> {
            var owner = Named.service(service);
            var inviter = Named.user(by);
            var pending = ServiceInvite.allOf(owner.id).stream()
                    .filter(row -> row.emailAddress.equalsIgnoreCase(address.value()))
                    .filter(row -> invites.status(row) == InviteStatus.PENDING)
                    .findFirst();
            if (pending.isPresent()) {
                return "unchanged: invitation " + pending.get().id + " can still be accepted";
            }
            var wanted = new ServiceInviteRequest(
                    address, inviter.id, String.join(",", may), "sms_auth", List.of(), ticket());
            return "sent invitation " + invites.create(owner.id, wanted).id;
        });
    }

    @Command(name = "list", description = "Lists the invitations to a service: id, status and permissions.")
    String list(
            @Option(names = "--service", required = true, description = "The service: its id or its exact name.")
                    String service) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var owner = Named.service(service);
            var lines = ServiceInvite.allOf(owner.id).stream()
                    .map(row -> row.id + "  " + invites.status(row).wireName() + "  " + row.permissions)
                    .toList();
            return lines.isEmpty() ? "nobody was invited to service " + owner.id : String.join("\n", lines);
        });
    }

    private static LoginTicket ticket() {
        return new LoginTicket(UUID.randomUUID().toString(), UUID.randomUUID().toString());
    }

    private static EmailAddress address(String text) {
        try {
            return InviteFields.address(text);
        } catch (InvalidValueException e) {
            throw new OperatorRefusal(text + ": " + e.text());
        }
    }
}
