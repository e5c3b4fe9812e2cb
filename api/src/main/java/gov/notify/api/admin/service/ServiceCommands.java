package gov.notify.api.admin.service;

import gov.notify.api.command.Named;
import gov.notify.api.command.OperatorCommand;
import gov.notify.api.schema.Fields;
import gov.notify.api.schema.Wording;
import gov.notify.service.Service;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// An operator's commands about services.
@Singleton
@Command(name = "service", description = "Services: teams' accounts.")
public class ServiceCommands implements OperatorCommand {

    private static final String OF = "The service: its id or its exact name.";
    private static final int OF_A_TRIAL = 50;

    private final NewServices services;
    private final ServiceStates states;

    ServiceCommands(NewServices services, ServiceStates states) {
        this.services = services;
        this.states = states;
    }

    @Command(name = "create", description = "Makes a service on trial. One of that name is left as it is.")
    String create(
            @Option(names = "--name", required = true, description = "What it is called; no two share a name.")
                    String name,
            @Option(
                            names = "--owner",
                            required = true,
                            description = "Its first member, who may do everything: a user's id or email address.")
                    String owner,
            @Option(
                            names = "--email-from",
                            description = "What its emails come from, before the @; made of the name unless given.")
                    @Nullable
                    String emailFrom,
            @Option(names = "--type", description = "Of its organization: federal, state or other.") @Nullable
                    String type) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var known = Named.serviceCalled(name);
            if (known.isPresent()) {
                return "unchanged: there is a service of that name, " + known.get().id;
            }
            var member = Named.user(owner);
            var wanted = new HashMap<String, @Nullable Object>();
            wanted.put("name", name);
            wanted.put("email_from", emailFrom == null ? mailSafe(name) : emailFrom);
            wanted.put("message_limit", (long) OF_A_TRIAL);
            wanted.put("restricted", true);
            wanted.put("created_by", member.id.toString());
            if (type != null) {
                wanted.put("organization_type", type);
            }
            var fields = Fields.of(wanted, Wording.FORM);
            var change = ServiceChange.read(fields);
            fields.done();
            return "made service " + services.create(new ServiceCreation(member.id, change)).id;
        });
    }

    @Command(name = "list", description = "Lists all services: id, state and name.")
    String list() {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<Service> all = Service.list("order by createdAt");
            return all.stream()
                    .map(service -> service.id + "  " + state(service) + "  " + service.name)
                    .collect(Collectors.joining("\n"));
        });
    }

    @Command(
            name = "suspend",
            description = "Takes a service out of use and revokes its keys; nothing more where it is out of use.")
    String suspend(@Parameters(paramLabel = "SERVICE", description = OF) String service) {
        return become(service, false, states::suspend);
    }

    @Command(
            name = "resume",
            description = "Takes a service back into use. Its keys stay revoked, and an archived one stays so.")
    String resume(@Parameters(paramLabel = "SERVICE", description = OF) String service) {
        return become(service, true, states::resume);
    }

    private static String become(String name, boolean active, Consumer<UUID> change) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var service = Named.service(name);
            var before = state(service);
            if (service.active == active) {
                return "unchanged: service " + service.id + " is " + before + " already";
            }
            change.accept(service.id);
            Service now = Service.findById(service.id);
            return now.active == active
                    ? "service " + service.id + " was " + before + ", and is " + state(now)
                    : "unchanged: service " + service.id + " stays " + state(now);
        });
    }

    private static String state(Service service) {
        if (service.active) {
            return service.restricted ? "on trial" : "live";
        }
        return service.isArchived() ? "archived" : "suspended";
    }

    /// As the admin application makes it of a name.
    private static String mailSafe(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", ".").replaceAll("[^a-z0-9.]", "");
    }
}
