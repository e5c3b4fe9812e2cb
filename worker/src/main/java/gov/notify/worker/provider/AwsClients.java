package gov.notify.worker.provider;

import gov.notify.egress.Egress;
import gov.notify.egress.EgressProxy;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.http.conn.DnsResolver;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.http.apache.ProxyConfiguration;

/// Builds the AWS clients that send: one per service, no hidden repetition, as many connections as sends in flight.
///
/// Each wait has the socket's own bound here; [CallDeadline] bounds them all together. The SDK's call timer would add a
/// scheduled task to every message, and keep it for the length of the timeout.
///
/// @param concurrency connections to the service
/// @param connect to reach it at all
/// @param call for the whole call, connecting included
/// @param lookup finds the addresses of a name
/// @param proxy that AWS is called through, where there is one
record AwsClients(int concurrency, Duration connect, Duration call, DnsResolver lookup, Optional<EgressProxy> proxy) {

    // Load balancers of AWS close idle connections after about a minute. Giving up ours long before keeps us from
    // writing a message to a connection that is being closed, which would leave its fate unknown.
    private static final Duration IDLE = Duration.ofSeconds(5);

    AwsClients(int concurrency, Duration connect, Duration call) {
        this(concurrency, connect, call, new BoundedLookup(connect), Optional.empty());
    }

    static AwsClients of(ProviderConfig config, Egress egress) {
        return new AwsClients(
                config.concurrency(),
                config.connectTimeout(),
                config.callTimeout(),
                new BoundedLookup(config.connectTimeout()),
                egress.proxy());
    }

    <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(
            Supplier<B> newBuilder, AwsAccess access) {
        var builder = newBuilder
                .get()
                .httpClient(http())
                .credentialsProvider(access.credentials())
                .region(access.region())
                .fipsEnabled(access.fips())
                .overrideConfiguration(client -> client.retryStrategy(AwsRetryStrategy.doNotRetry()));
        access.endpoint().ifPresent(builder::endpointOverride);
        return builder.build();
    }

    private SdkHttpClient http() {
        return new TrackedHttpClient(ApacheHttpClient.builder()
                .maxConnections(concurrency)
                .connectionTimeout(connect)
                .connectionAcquisitionTimeout(connect)
                .socketTimeout(call.minus(connect))
                .connectionMaxIdleTime(IDLE)
                .expectContinueEnabled(false)
                .tcpKeepAlive(true)
                .dnsResolver(lookup)
                .proxyConfiguration(proxied())
                .build());
    }

    /// What is set for the JVM or in `https_proxy` counts only as [Egress] has read it.
    private ProxyConfiguration proxied() {
        var configuration =
                ProxyConfiguration.builder().useSystemPropertyValues(false).useEnvironmentVariableValues(false);
        proxy.ifPresent(used -> {
            configuration
                    .endpoint(URI.create("http://" + used.host() + ":" + used.port()))
                    .nonProxyHosts(used.direct());
            used.login()
                    .ifPresent(login -> configuration
                            .username(login.user())
                            .password(login.password())
                            .preemptiveBasicAuthenticationEnabled(true));
        });
        return configuration.build();
    }
}
