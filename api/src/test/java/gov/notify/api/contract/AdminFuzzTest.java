package gov.notify.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gov.notify.api.given.Admin;
import gov.notify.api.given.Backends;
import gov.notify.api.given.HttpCalls;
import gov.notify.api.given.Services;
import gov.notify.api.given.Tokens;
import gov.notify.message.KeyType;
import gov.notify.security.RecipientHash;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;

/// Calls every operation of the document with all sorts of values: nothing is an error of ours, nothing of another
/// tenant is shown or changed, and no secret leaves.
///
/// A short run, always the same; `make fuzz ONLY=admin REQUESTS=20000 SEED=7` makes a long one.
@QuarkusTest
@QuarkusTestResource(Backends.class)
class AdminFuzzTest {

    private static final int REQUESTS = Integer.getInteger("notify.fuzz.requests", 3_000);
    private static final long SEED = Long.getLong("notify.fuzz.seed", 14);

    /// What was done to a tenant wears it out: archived services answer little.
    private static final int BY_ONE_TENANT = 100;

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Services services;

    @Inject
    RecipientHash hashes;

    @Inject
    HttpCalls calls;

    private final ConcurrentLinkedQueue<String> log = new ConcurrentLinkedQueue<>();
    private final List<String> faults = new ArrayList<>();

    @Test
    void nothing_breaks_nothing_leaks_and_nobody_elses_rows_change() throws IOException {
        var operations = operations();
        var other = OtherTenant.complete(services, new AdminWorld(services, hashes));
        var before = other.rows();
        var secrets = secretsOf(other.world());
        var random = new Random(SEED);
        var world = other.world();
        var values = new HostileValues(random, List.of());
        var handler = new ExtHandler() {
            @Override
            protected void doPublish(ExtLogRecord line) {
                log.add(line.getMessage() + Arrays.toString(line.getParameters()) + line.getThrown());
            }
        };
        Logger root = Logger.getLogger("");
        root.addHandler(handler);
        try {
            for (int i = 0; i < REQUESTS && faults.size() < 20; i++) {
                if (i % BY_ONE_TENANT == 0) {
                    world = new AdminWorld(services, hashes, other.world());
                    OtherTenant.furnish(world);
                    secrets.addAll(secretsOf(world));
                    values = new HostileValues(random, ids(world, other));
                }
                var route = values.one(List.copyOf(operations.keySet()));
                send(FuzzedRequest.of(route, Objects.requireNonNull(operations.get(route)), world, values), secrets);
            }
        } finally {
            root.removeHandler(handler);
        }

        assertThat(faults).as("seed " + SEED).isEmpty();
        assertThat(other.rows()).as("rows of the other tenant").isEqualTo(before);
        assertThat(log).noneMatch(line -> line.contains(HostileValues.SECRET) || line.contains(HostileValues.PERSON));
        assertThat(log).noneMatch(line -> secrets.stream().anyMatch(line::contains));
    }

    private void send(FuzzedRequest request, List<String> secrets) {
        var answer = calls.call(
                request.method(),
                request.path(),
                Map.of(
                        "Authorization",
                        "Bearer " + Tokens.of(Admin.CLIENT, Admin.SECRET),
                        "Content-Type",
                        "application/json"),
                request.body());
        var body = answer.body();
        if (answer.status() >= 500) {
            faults.add(answer.status() + " to " + request);
        }
        if (!body.isEmpty() && !answer.header("Content-Type").startsWith("application/json")) {
            faults.add("no JSON to " + request);
        }
        if (request.ofATenant() && body.contains(OtherTenant.MARK)) {
            faults.add("another tenant's rows to " + request + ": " + body);
        }
        if (body.contains(HostileValues.SECRET) || secrets.stream().anyMatch(body::contains)) {
            faults.add("a secret to " + request + ": " + body);
        }
    }

    /// Routes that the program has, with their operations.
    private static Map<AdminRoute, JsonNode> operations() throws IOException {
        var document = JSON.readTree(Files.readString(Path.of(AdminDocument.FILE)));
        var bySignature = new LinkedHashMap<String, JsonNode>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> bySignature.put(
                                operation.getKey().toUpperCase(Locale.ROOT) + " "
                                        + path.getKey().replaceAll("\\{\\w+}", "{}"),
                                operation.getValue())));
        var operations = new LinkedHashMap<AdminRoute, JsonNode>();
        for (var route : AdminRoute.all()) {
            var operation = bySignature.get(route.signature().replace(AdminRoutesOfProgram.TOKEN, AdminRoute.PLACE));
            if (route.here() && operation != null) {
                operations.put(route, operation);
            }
        }
        return operations;
    }

    private static List<String> ids(AdminWorld world, OtherTenant other) {
        var ids = new ArrayList<>(other.ids());
        for (var name : List.of(
                "user", "stranger", "folder", "template", "branding", "organization", "service", "free_number")) {
            ids.add(world.value(name));
        }
        return ids;
    }

    /// What no answer may show, whoever asks.
    private List<String> secretsOf(AdminWorld world) {
        var secrets = new ArrayList<String>();
        for (var type : KeyType.values()) {
            secrets.add(world.service().key(type).secret());
        }
        world.value("credential");
        world.value("code");
        secrets.add(AdminWorld.HASH);
        secrets.addAll(services.texts("select code_hash from verify_codes where user_id = ?", world.id("user")));
        secrets.addAll(services.texts("select secret from api_keys where service_id = ?", world.id("service")));
        return secrets;
    }
}
