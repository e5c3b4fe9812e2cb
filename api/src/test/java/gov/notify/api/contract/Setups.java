package gov.notify.api.contract;

import static java.util.Map.entry;

import gov.notify.api.given.TestService;
import gov.notify.api.given.Tokens;
import gov.notify.message.KeyType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/// What must exist before each case that needs more than the standard fixture: the words of its `setup`, done.
final class Setups {

    private static final String HEADER = "{\"typ\":\"JWT\",\"alg\":\"HS256\"}";
    private static final Instant MARCH = Instant.parse("2026-03-01T12:00:00Z");

    private static final Map<String, Consumer<ContractWorld>> BY_CASE = Map.ofEntries(
            entry("auth/no iss", world -> token(world, HEADER, "{\"iat\":" + now() + "}")),
            entry(
                    "auth/admin token on public route",
                    world -> world.put("token", Tokens.of("notify-admin", "admin secret"))),
            entry(
                    "auth/service unknown",
                    world -> world.put("token", Tokens.of(UUID.randomUUID().toString(), "any"))),
            entry("auth/service without keys", world -> {
                var keyless = world.services().service().withoutKeys().make();
                world.put("token", Tokens.of(keyless.id().toString(), "any"));
            }),
            entry(
                    "auth/wrong algorithm",
                    world -> world.put(
                            "token",
                            Tokens.signed(
                                    "{\"typ\":\"JWT\",\"alg\":\"HS512\"}",
                                    claims(world, now()),
                                    secret(world),
                                    "HmacSHA512"))),
            entry(
                    "auth/alg none",
                    world -> world.put(
                            "token", Tokens.unsigned("{\"typ\":\"JWT\",\"alg\":\"none\"}", claims(world, now())))),
            entry(
                    "auth/wrong secret",
                    world -> world.put(
                            "token",
                            Tokens.of(
                                    world.service().id().toString(),
                                    UUID.randomUUID().toString()))),
            entry("auth/iat 31 s old", world -> {
                world.clock().stopAt(MARCH);
                token(world, HEADER, claims(world, MARCH.getEpochSecond() - 31));
            }),
            entry("auth/iat 31 s ahead", world -> {
                world.clock().stopAt(MARCH);
                token(world, HEADER, claims(world, MARCH.getEpochSecond() + 31));
            }),
            entry(
                    "auth/iat missing",
                    world ->
                            token(world, HEADER, "{\"iss\":\"" + world.service().id() + "\"}")),
            entry("auth/revoked key", world -> {
                var key = world.services()
                        .key(world.service(), KeyType.NORMAL, Instant.now().minus(Duration.ofDays(1)));
                world.put("token", Tokens.of(world.service().id().toString(), key.secret()));
            }),
            entry(
                    "email/missing names in order",
                    world -> world.put("T", world.template("email", "((s)) ((a))", "((a)) ((b)) ((c??x)) ((A))"))),
            entry("email/empty message", world -> world.put("T", world.template("email", "News", "((name))"))),
            entry("email/template of another service", world -> {
                var other = world.services().service().make();
                world.put(
                        "foreign_tpl",
                        world.services()
                                .template(other, "email", "News", "All well")
                                .toString());
            }),
            entry("email/archived template", world -> {
                var archived = world.template("email", "News", "All well");
                world.services().sql("update templates set archived = true where id = ?", UUID.fromString(archived));
                world.put("archived_tpl", archived);
            }),
            entry("email/no permission", world -> {
                callAs(world, "sms");
                world.put("T_tpl", world.template("email", "News", "All well"));
            }),
            entry("email/file without set-up", world -> world.put("T", world.template("email", "News", "((doc))"))),
            entry("sms/no permission", world -> {
                callAs(world, "email");
                world.put("T_tpl", world.template("sms", null, "All well"));
            }),
            entry("sms/international refused", world -> {
                callAs(world, "sms", "email");
                world.put("T_tpl", world.template("sms", null, "All well"));
            }),
            entry("sms/918 characters", world -> world.put("T", world.template("sms", null, "((x))"))),
            entry("sms/file refused", world -> world.put("T", world.template("sms", null, "((doc))"))),
            entry(
                    "recipient/trial service normal key",
                    world ->
                            world.callAs(world.services().service().restricted().make())),
            entry("limits/rate", world -> {
                world.callAs(world.services().service().rateLimit(2).make());
                send(world, 2);
            }),
            entry("limits/daily", world -> {
                world.callAs(world.services().service().messageLimit(5).make());
                send(world, 5);
            }),
            entry("order/recipient before length", world -> world.put("T", world.template("sms", null, "((x))"))),
            entry("schedule/accepted", world -> world.clock().stopAt(MARCH)),
            entry("schedule/past", world -> world.clock().stopAt(MARCH)),
            entry("test/key delivered", world -> {
                var id = world.send(
                        KeyType.TEST,
                        "sms",
                        "{\"phone_number\":\"2028675309\",\"template_id\":\"" + world.value("plain_sms_tpl") + "\"}");
                world.put("id", id);
                status(world, id, "delivered");
            }),
            entry("test/key permanent failure", world -> {
                var id = world.send(
                        KeyType.TEST,
                        "email",
                        "{\"email_address\":\"perm-fail@simulator.notify\",\"template_id\":\""
                                + world.value("plain_email_tpl") + "\"}");
                world.put("id", id);
                status(world, id, "permanent-failure");
            }),
            entry(
                    "get/sms just sent",
                    world -> world.put(
                            "id",
                            world.send(
                                    KeyType.NORMAL,
                                    "sms",
                                    "{\"phone_number\":\"202-555-0123\",\"reference\":\"r1\",\"template_id\":\""
                                            + world.value("plain_sms_tpl") + "\"}"))),
            entry("get/email delivered", world -> {
                var id = world.send(
                        KeyType.NORMAL,
                        "email",
                        "{\"email_address\":\"bo@city.gov\",\"personalisation\":{\"name\":\"Bo\"},\"template_id\":\""
                                + world.value("email_tpl") + "\"}");
                world.put("id", id);
                status(world, id, "delivered");
            }),
            entry("get/other key type", world -> world.put("id", world.sendText())),
            entry("list/newest first", world -> {
                world.put("n1", world.sendText());
                later();
                world.put("n2", world.sendText());
            }),
            entry("list/251 rows", world -> {
                world.callAs(world.services().service().rateLimit(10_000).make());
                send(world, 251);
            }),
            entry("list/failed group", world -> {
                world.sendText();
                for (var word :
                        List.of("delivered", "failed", "technical-failure", "temporary-failure", "permanent-failure")) {
                    status(world, world.sendText(), word);
                }
            }),
            entry("list/letter type is empty", ContractWorld::sendText),
            entry("list/reference", world -> {
                world.sendText();
                world.put(
                        "n1",
                        world.send(
                                KeyType.NORMAL,
                                "sms",
                                "{\"phone_number\":\"202-555-0123\",\"reference\":\"abc\",\"template_id\":\""
                                        + world.value("plain_sms_tpl") + "\"}"));
            }),
            entry("list/jobs shown", world -> {
                var job = world.sendText();
                world.services()
                        .sql(
                                "update notifications set job_id = ?, job_row_number = 0 where id = ?",
                                UUID.randomUUID(),
                                UUID.fromString(job));
                world.put("j1", job);
                later();
                world.put("n1", world.sendText());
            }),
            entry("template/sms version", world -> {
                var id = UUID.fromString(world.value("sms_tpl"));
                world.services()
                        .sql(
                                "update templates set version = 2, content = 'Bye ((name))', updated_at = now() where id = ?",
                                id);
                world.services().sql("insert into templates_history select * from templates where id = ?", id);
            }),
            entry("templates/all", world -> {
                var services = world.services();
                services.template(world.service(), "sms", "B", null, "b");
                services.template(world.service(), "email", "A", "a", "a");
                var archived = services.template(world.service(), "email", "C", "c", "c");
                services.sql("update templates set archived = true where id = ?", archived);
            }),
            entry("status/counts", world -> {
                var organization = UUID.randomUUID();
                world.services().sql("update services set count_as_live = false");
                world.services()
                        .sql(
                                "insert into organization (id, name, created_at) values (?, ?, now())",
                                organization,
                                "Organization " + organization);
                var live = world.services().service().make();
                world.services().sql("update services set organization_id = ? where id = ?", organization, live.id());
                world.services().service().restricted().make();
            }),
            entry("v1/no permission", world -> {
                callAs(world, "email");
                world.put("T_tpl", world.template("sms", null, "All well"));
            }),
            entry(
                    "v1/get sms",
                    world -> world.put(
                            "id",
                            world.post(
                                            KeyType.NORMAL,
                                            "/notifications/sms",
                                            "{\"to\":\"202-555-0123\",\"template\":\"" + world.value("plain_sms_tpl")
                                                    + "\"}")
                                    .at("/data/notification/id")
                                    .asText())),
            entry("v1/list links on the only page", ContractWorld::sendText),
            entry("letter/pdf", world -> world.put("id", world.sendText())));

    private Setups() {}

    /// Makes what the case needs.
    static void prepare(ContractCase contractCase, ContractWorld world) {
        var setup = BY_CASE.get(contractCase.name());
        if (setup != null) {
            setup.accept(world);
        }
    }

    private static void callAs(ContractWorld world, String... permissions) {
        TestService other = world.services().service().permissions(permissions).make();
        world.callAs(other);
    }

    private static void send(ContractWorld world, int times) {
        for (int i = 0; i < times; i++) {
            world.sendText();
        }
    }

    /// Ids hold milliseconds, and rows of the same one have no order.
    private static void later() {
        long now = System.currentTimeMillis();
        while (System.currentTimeMillis() == now) {
            Thread.onSpinWait();
        }
    }

    /// What a worker and a receipt would have done.
    private static void status(ContractWorld world, String id, String word) {
        world.services().sql("""
                        update notifications set notification_status = ?, sent_at = created_at, updated_at = created_at,
                               billable_units = 1 where id = ?
                        """, word, UUID.fromString(id));
    }

    private static void token(ContractWorld world, String header, String claims) {
        world.put("token", Tokens.signed(header, claims, secret(world)));
    }

    private static String claims(ContractWorld world, long issued) {
        return "{\"iss\":\"" + world.service().id() + "\",\"iat\":" + issued + "}";
    }

    private static String secret(ContractWorld world) {
        return world.service().key(KeyType.NORMAL).secret();
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }
}
