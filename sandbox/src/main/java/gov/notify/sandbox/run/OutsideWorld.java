package gov.notify.sandbox.run;

import gov.notify.sandbox.aws.AwsStandIn;
import gov.notify.sandbox.behaviour.Behaviour;
import gov.notify.sandbox.inbox.Inbox;
import gov.notify.sandbox.login.KnownPeople;
import gov.notify.sandbox.login.LoginAddresses;
import gov.notify.sandbox.login.LoginClient;
import gov.notify.sandbox.login.LoginStandIn;
import gov.notify.sandbox.postgres.Postgres;
import gov.notify.sandbox.receipt.SigningKey;
import gov.notify.sandbox.redis.RedisServer;
import gov.notify.sandbox.s3.S3;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// Everything that api and worker talk to. What the environment names is used; the rest is started here.
public final class OutsideWorld implements AutoCloseable {
    private final Options options;
    private final Optional<Postgres> postgres;
    private final Optional<RedisServer> redis;
    private final Optional<AwsStandIn> aws;
    private final Optional<S3> s3;
    private final Optional<Inbox> inbox;
    private final LoginStandIn login;
    private final Deque<AutoCloseable> toClose = new ArrayDeque<>();

    private OutsideWorld(Options options, SigningKey key, LoginClient admin) {
        this.options = options;
        var folder = options.folder();
        try (var starting = Executors.newVirtualThreadPerTaskExecutor()) {
            var startingPostgres = CompletableFuture.supplyAsync(
                    unless("DATABASE_URL", () -> Postgres.start(folder.resolve("postgres"))), starting);
            var startingRedis = CompletableFuture.supplyAsync(
                    unless("REDIS_URL", () -> RedisServer.start(folder.resolve("redis"))), starting);
            var startingS3 = CompletableFuture.supplyAsync(
                    unless("AWS_ENDPOINT_URL", () -> S3.start(folder.resolve("s3"), 0, AdminApplication.BUCKETS)),
                    starting);
            postgres = keep(startingPostgres);
            redis = keep(startingRedis);
            s3 = keep(startingS3);
            aws = keep(CompletableFuture.completedFuture(
                    unless("AWS_ENDPOINT_URL", () -> AwsStandIn.start(0, key, Behaviour.friendly()))
                            .get()));
            inbox = keep(CompletableFuture.completedFuture(
                    aws.map(standIn -> Inbox.start(options.inboxPort(), standIn.outbox(), jdbcUrl()))));
            login = LoginStandIn.start(options.loginPort(), admin, new KnownPeople(jdbcUrl()), InstantSource.system());
            toClose.push(login);
        } catch (CompletionException e) {
            close();
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /// @param admin the application that people sign in to
    static OutsideWorld start(Options options, LoginClient admin) {
        return new OutsideWorld(options, SigningKey.shared(), admin);
    }

    public String databaseUrl() {
        return postgres.map(Postgres::databaseUrl).orElseGet(() -> required("DATABASE_URL"));
    }

    public String jdbcUrl() {
        return JdbcAddress.toJdbc(databaseUrl());
    }

    public String redisUrl() {
        return redis.map(RedisServer::url).orElseGet(() -> required("REDIS_URL"));
    }

    public String awsUrl() {
        return aws.map(AwsStandIn::endpoint).orElseGet(() -> required("AWS_ENDPOINT_URL"));
    }

    public String s3Url() {
        return s3.map(S3::url)
                .orElseGet(() -> options.external("AWS_ENDPOINT_URL_S3").orElseGet(() -> required("AWS_ENDPOINT_URL")));
    }

    /// Nothing when AWS itself, or another stand-in for it, is used.
    public Optional<AwsStandIn> aws() {
        return aws;
    }

    public Optional<String> inboxUrl() {
        return inbox.map(Inbox::url);
    }

    /// Where people sign in.
    public LoginAddresses login() {
        return login.addresses();
    }

    public Optional<Long> postgresPid() {
        return postgres.map(Postgres::pid);
    }

    public Optional<Long> redisPid() {
        return redis.map(RedisServer::pid);
    }

    /// In the reverse order of starting.
    @Override
    public void close() {
        while (!toClose.isEmpty()) {
            try {
                toClose.pop().close();
            } catch (Exception e) { // whatever one of them says, the others must be stopped too
                System.getLogger(OutsideWorld.class.getName())
                        .log(System.Logger.Level.WARNING, "Part of the sandbox did not stop in order", e);
            }
        }
    }

    private <T> Supplier<Optional<T>> unless(String variable, Supplier<T> start) {
        return () -> options.external(variable).isPresent() ? Optional.empty() : Optional.of(start.get());
    }

    private <T extends AutoCloseable> Optional<T> keep(CompletableFuture<Optional<T>> starting) {
        var started = starting.join();
        started.ifPresent(toClose::push);
        return started;
    }

    private String required(String variable) {
        return options.external(variable).orElseThrow();
    }
}
