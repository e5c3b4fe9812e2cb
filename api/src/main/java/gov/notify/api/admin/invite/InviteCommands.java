package gov.notify.api.admin.invite;

import gov.notify.api.admin.link.AdminLinks;
import gov.notify.api.admin.service.member.Members;
import gov.notify.api.admin.user.Accounts;
import gov.notify.api.admin.user.MemberRights;
import gov.notify.api.command.Named;
import gov.notify.api.command.OperatorCommand;
import gov.notify.api.command.OperatorRefusal;
import gov.notify.api.internal.InternalMessages;
import gov.notify.api.internal.InternalTemplate;
import gov.notify.user.Permission;
import gov.notify.user.ServiceInvite;
import gov.notify.user.ServiceMember;
import gov.notify.user.User;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// An operator's commands about who is invited.
@Singleton
@Command(name = "invite", description = "Who is let into services.")
public class InviteCommands implements OperatorCommand {

    private final ServiceInvites invites;
    private final Accounts accounts;
    private final Members members;
    private final InternalMessages messages;
    private final AdminLinks links;

    InviteCommands(
            ServiceInvites invites, Accounts accounts, Members members, InternalMessages messages, AdminLinks links) {
        this.invites = invites;
        this.accounts = accounts;
        this.members = members;
        this.messages = messages;
        this.links = links;
    }

    @Command(
            name = "send",
            description =
                    "Lets a person into a service, and emails them where to sign in. Whoever is a member already stays"
                            + " one, and gets no email.%nThe link of an invitation of the admin application itself holds a login"
                            + " that it alone can have begun. So this makes the person a member at once, with an account where"
                            + " there is none, and the link leads to the page to sign in: the application knows them by their"
                            + " address.")
    String send(
            @Option(names = "--service", required = true, description = "The service: its id or its exact name.")
                    String service,
            @Option(
                            names = "--email",
                            required = true,
                            description =
                                    "Who is let in; the admin application takes addresses of the government alone.")
                    String email,
            @Option(names = "--name", description = "What they are called; to be given where they have no account.")
                    @Nullable
                    String name,
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
        if (!Permission.OF_MEMBERS.containsAll(may)) {
            throw new OperatorRefusal("A permission is one of " + String.join(", ", Permission.OF_MEMBERS));
        }
        return QuarkusTransaction.requiringNew().call(() -> {
            var owner = Named.service(service);
            var inviter = Named.user(by);
            var person = Named.userAt(email).orElseGet(() -> opened(email, name));
            if (ServiceMember.findByIdOptional(new ServiceMember.Id(person.id, owner.id))
                    .isPresent()) {
                return "unchanged: user " + person.id + " is a member of service " + owner.id + " already";
            }
            members.add(
                    owner.id,
                    person.id,
                    new MemberRights(may.stream().distinct().toList(), Optional.empty()));
            var values = Map.of("user_name", inviter.name, "service_name", owner.name, "url", links.page("/sign-in"));
            messages.send(InternalTemplate.INVITATION, person.emailAddress, values, inviter.emailAddress);
            return "user " + person.id + " is a member of service " + owner.id + ", and is told so by email";
        });
    }

    private User opened(String email, @Nullable String name) {
        if (name == null) {
            throw new OperatorRefusal("There is no user " + email + ": give their --name, and they get an account");
        }
        return accounts.open(name, email, null);
    }

    @Command(
            name = "list",
            description = "Lists the invitations that the admin application has sent: id, status and permissions.")
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
}
