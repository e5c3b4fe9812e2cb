package gov.notify.worker.deliver;

import gov.notify.jdbc.Sql;
import gov.notify.message.Channel;
import gov.notify.message.KeyType;
import gov.notify.message.Lane;
import gov.notify.notification.NewNotification;
import gov.notify.notification.NotificationWriter;
import gov.notify.notification.Uuid7;
import gov.notify.notification.WriterConfig;
import gov.notify.queue.Hint;
import gov.notify.queue.Hints;
import gov.notify.queue.QueueConfig;
import gov.notify.queue.RedisHints;
import gov.notify.redis.RedisCalls;
import gov.notify.rendering.Branding;
import gov.notify.sandbox.postgres.MigratedDatabase;
import gov.notify.sandbox.redis.RedisServer;
import gov.notify.security.Payload;
import gov.notify.security.Payloads;
import gov.notify.security.SealingKeys;
import gov.notify.template.TemplateReference;
import gov.notify.worker.provider.FakeProvider;
import gov.notify.worker.stream.LaneGroup;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Real Postgres and Redis, a provider that does as it is told, and workers that can be started, stopped and
/// killed.
final class DeliveryFixture implements AutoCloseable {

    static final UUID SERVICE = DeliveryCatalogue.SERVICE;
    private static final Clock CLOCK = Clock.systemUTC();

    final RedisServer redis = RedisServer.temporary();
    final FakeProvider emails = new FakeProvider("ses");
    final FakeProvider texts = new FakeProvider("sns");
    private final String jdbcUrl;
    final AgroalDataSource database;
    final DeliveryCatalogue catalogue = new DeliveryCatalogue();
    final Payloads payloads =
            new Payloads(SealingKeys.parse("1:" + Base64.getEncoder().encodeToString(new byte[32])));
    private final Vertx vertx = Vertx.vertx();
    final RedisCalls calls;
    private final Hints hints;
    private final NotificationWriter writer;
    private final List<DeliveryWorker> workers = new ArrayList<>();
    private final Map<String, String> settings = new HashMap<>(Map.of(
            "notify.delivery.lease", "3500ms",
            "notify.delivery.rates.email", "100000",
            "notify.delivery.rates.toll-free", "100000",
            "notify.delivery.rates.other", "100000",
            "notify.stream.heartbeat", "300ms",
            "notify.stream.takeover", "300ms",
            "notify.stream.abandoned", "1s",
            "notify.stream.block", "200ms",
            "notify.sweep.every", "300ms",
            "notify.sweep.grace", "1s"));
    private String name = "Ada";
    private String title = "all";
    private int templateVersion = 1;
    private @Nullable String unsubscribeUrl;
    private @Nullable String sender;
    private Clock workersClock = CLOCK;

    DeliveryFixture() {
        settings.put("notify.sweep.claims", "300ms");
        jdbcUrl = MigratedDatabase.create().url();
        database = pool();
        calls = new RedisCalls(redis());
        hints = new RedisHints(calls, setting(QueueConfig.class), CLOCK, new SimpleMeterRegistry());
        writer = new NotificationWriter(database, hints, CLOCK, setting(WriterConfig.class), new SimpleMeterRegistry());
    }

    void set(String name, String value) {
        settings.put(name, value);
    }

    void policy(String word) {
        catalogue.policy = word;
    }

    /// How the service's emails look from now on.
    void branding(Branding look) {
        catalogue.branding = look;
    }

    /// What reading the service throws from now on; null when it can be read.
    void unreadableService(@Nullable RuntimeException failure) {
        catalogue.unreadable = failure;
    }

    /// Whom messages queued from now on are for.
    void name(String value) {
        name = value;
    }

    /// What the subjects of emails queued from now on say.
    void title(String value) {
        title = value;
    }

    /// Where those whom messages from now on are for unsubscribe.
    void unsubscribeUrl(String value) {
        unsubscribeUrl = value;
    }

    /// Messages queued from now on cannot be composed within any stack.
    void endlessTemplate() {
        templateVersion = DeliveryCatalogue.ENDLESS;
    }

    /// Messages queued from now on take until [#composes] to be composed.
    void slowTemplate() {
        templateVersion = DeliveryCatalogue.SLOW;
    }

    void usualTemplate() {
        templateVersion = 1;
    }

    /// Whatever takes long to be composed is ready now.
    void composes() {
        catalogue.mayCompose.countDown();
    }

    /// Whom messages queued from now on come from.
    void from(String number) {
        sender = number;
    }

    /// How far the clocks of workers that start from now on are ahead of Postgres'.
    void workersAreAhead(Duration error) {
        workersClock = Clock.offset(CLOCK, error);
    }

    /// @param perSecond what a sender may send, for workers that start from now on
    void rate(String identity, double perSecond) {
        run("INSERT INTO origination_identities (identity, kind, provider, mps) VALUES ('" + identity
                + "', 'toll_free', 'sns', " + perSecond + ")");
    }

    <T> T setting(Class<T> mapping) {
        return DeliverySettings.of(mapping, settings);
    }

    AgroalDataSource pool() {
        try {
            return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .connectionPoolConfiguration(pool -> pool.maxSize(8)
                            .acquisitionTimeout(Duration.ofSeconds(2))
                            .connectionFactoryConfiguration(connections -> connections
                                    .jdbcUrl(jdbcUrl)
                                    .jdbcProperty("stringtype", "unspecified")
                                    .jdbcProperty("prepareThreshold", "1")
                                    .initialSql("SET plan_cache_mode = force_custom_plan"))));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    Redis redis() {
        return Redis.createClient(
                vertx,
                new RedisOptions()
                        .setConnectionString(redis.url())
                        .setMaxPoolSize(8)
                        .setMaxPoolWaiting(1000));
    }

    List<UUID> queued(int count, Channel channel, Lane lane) {
        return queued(count, channel, lane, KeyType.NORMAL);
    }

    List<UUID> queued(int count, Channel channel, Lane lane, KeyType keyType) {
        return IntStream.range(0, count)
                .parallel()
                .mapToObj(_ -> queue(channel, lane, keyType))
                .toList();
    }

    private UUID queue(Channel channel, Lane lane, KeyType keyType) {
        var id = Uuid7.next(CLOCK.instant());
        var to = channel == Channel.EMAIL ? "someone@example.com" : "+12025550143";
        var row = new NewNotification.Row(
                id,
                SERVICE,
                new TemplateReference(DeliveryCatalogue.templateId(channel), templateVersion),
                channel,
                new NewNotification.Origin(keyType, null, null),
                NewNotification.Destination.NO_NUMBER,
                new NewNotification.Queueing(lane, 1, null, null),
                null,
                sender);
        var payload = new Payload(to, Map.of("name", name, "title", title), unsubscribeUrl);
        var sealed = new NewNotification.Sealed(
                new byte[32],
                payloads.seal(id, SERVICE, payload),
                LocalDate.now(CLOCK).plusDays(8));
        writer.write(new NewNotification(row, sealed, null));
        return id;
    }

    DeliveryWorker start(LaneGroup... more) {
        var worker = new DeliveryWorker(this, workersClock, List.of(more));
        workers.add(worker);
        return worker;
    }

    String status(UUID id) {
        return one("SELECT notification_status FROM notifications WHERE id = ?", id);
    }

    boolean isQueued(UUID id) {
        return one("SELECT count(*) FROM send_queue WHERE notification_id = ?", id)
                .equals("1");
    }

    void run(String sql) {
        Sql.repeatable(database, connection -> {
            try (var statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    String one(String sql, Object... parameters) {
        return Sql.repeatable(database, connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < parameters.length; i++) {
                    statement.setObject(i + 1, parameters[i]);
                }
                try (var rows = statement.executeQuery()) {
                    return rows.next() ? String.valueOf(rows.getString(1)) : "none";
                }
            }
        });
    }

    boolean allAre(String status, List<UUID> ids) {
        return one(
                        "SELECT count(*) FROM notifications WHERE id = ANY (?::uuid[]) AND notification_status = ?",
                        "{" + String.join(",", ids.stream().map(UUID::toString).toList()) + "}",
                        status)
                .equals(Integer.toString(ids.size()));
    }

    void hint(Hint hint) {
        hints.send(List.of(hint));
    }

    long length(String stream) {
        var answer = calls.call(Command.XLEN, List.of(stream));
        return answer == null ? 0 : answer.toLong();
    }

    void flushRedis() {
        calls.call(Command.FLUSHALL, List.of());
    }

    @Override
    public void close() {
        emails.letsGo();
        texts.letsGo();
        composes();
        workers.forEach(DeliveryWorker::close);
        database.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        redis.close();
    }
}
