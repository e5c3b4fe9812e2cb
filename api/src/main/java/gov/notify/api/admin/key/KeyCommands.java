package gov.notify.api.admin.key;

import gov.notify.api.command.Named;
import gov.notify.api.command.OperatorCommand;
import gov.notify.api.command.OperatorRefusal;
import gov.notify.api.json.UuidText;
import gov.notify.message.KeyType;
import gov.notify.service.ApiKey;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// An operator's commands about keys.
@Singleton
@Command(name = "key", description = "The keys that sign a service's requests.")
public class KeyCommands implements OperatorCommand {

    private static final String OF = "The service: its id or its exact name.";

    private final ApiKeys keys;
    private final Clock clock;

    KeyCommands(ApiKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @Command(
            name = "mint",
            description =
                    "Makes a key and prints it, this once and never again. One of that name that is in use is left as it"
                            + " is.")
    String mint(
            @Option(names = "--service", required = true, description = OF) String service,
            @Option(names = "--name", required = true, description = "What the team knows it by.") String name,
            @Option(names = "--type", defaultValue = "normal", description = "normal, team or test (${DEFAULT-VALUE}).")
                    KeyType type,
            @Option(
                            names = "--by",
                            defaultValue = Named.NOTIFY_USER,
                            description =
                                    "Who makes it: a user's id or email address; Notify itself if nobody is named.")
                    String by) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var owner = Named.service(service);
            var wanted = ApiKeyRequest.of(name, type, Named.user(by).id);
            if (ApiKey.isTaken(owner.id, name)) {
                return "unchanged: service " + owner.id + " has a key of that name already, which is not shown again";
            }
            var secret = keys.create(owner.id, wanted);
            return "made a " + type.wireName() + " key of service " + owner.id + ":\n" + mailSafe(name) + "-" + owner.id
                    + "-" + secret;
        });
    }

    @Command(name = "list", description = "Lists the keys of a service, without what they are made of.")
    String list(@Option(names = "--service", required = true, description = OF) String service) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var owner = Named.service(service);
            var shown = ApiKey.shownOf(owner.id, clock.instant());
            return shown.isEmpty()
                    ? "service " + owner.id + " has no keys"
                    : shown.stream()
                            .map(key -> key.id + "  " + key.keyType + "  "
                                    + (key.expiryDate == null ? "in use" : "revoked") + "  " + key.name)
                            .collect(Collectors.joining("\n"));
        });
    }

    @Command(name = "revoke", description = "Ends what a key opens, for good. One that is revoked already stays so.")
    String revoke(
            @Option(names = "--service", required = true, description = OF) String service,
            @Parameters(paramLabel = "KEY", description = "Its id.") String key) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var owner = Named.service(service);
            var id = UuidText.parse(key);
            var row = id == null ? null : ApiKey.of(owner.id, id).orElse(null);
            if (row == null) {
                throw new OperatorRefusal("Service " + owner.id + " has no key " + key);
            }
            if (row.expiryDate != null) {
                return "unchanged: key " + row.id + " is revoked already";
            }
            keys.revoke(owner.id, row.id);
            return "revoked key " + row.id;
        });
    }

    /// As the admin application writes a key's name before the key.
    private static String mailSafe(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", ".").replaceAll("[^a-z0-9.]", "");
    }
}
