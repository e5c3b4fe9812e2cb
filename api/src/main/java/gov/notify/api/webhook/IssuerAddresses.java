package gov.notify.api.webhook;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Allows the JDK to fetch the certificates of those who issue AWS's from the servers of Amazon Trust Services.
///
/// The switches are system properties that the JDK's path builder reads once, when anything first needs it: a
/// connection to Postgres or Redis in TLS, for one. What customizes the configuration runs before there are any
/// settings to connect with.
@StaticInitSafe
public final class IssuerAddresses implements SmallRyeConfigBuilderCustomizer {

    private static final String FETCH = "com.sun.security.enableAIAcaIssuers";

    /// The JDK follows no other address since its update 25.0.2.
    private static final String FROM = "com.sun.security.allowedAIALocations";

    @Override
    public void configBuilder(SmallRyeConfigBuilder builder) {
        System.setProperty(FETCH, "true");
        // An operator's own list, given on the command line, holds.
        if (System.getProperty(FROM) == null) {
            System.setProperty(FROM, amazonTrust());
        }
    }

    /// One server for each issuing certificate: `crt.r2m01.amazontrust.com` serves that of "Amazon RSA 2048 M01".
    private static String amazonTrust() {
        var roots = IntStream.rangeClosed(1, 4).mapToObj(number -> "rootca" + number);
        var issuers = Stream.of("r2m", "r4m", "e2m", "e3m")
                .flatMap(family -> IntStream.rangeClosed(1, 20).mapToObj(number -> family + "%02d".formatted(number)));
        return Stream.concat(roots, issuers)
                .map(name -> "http://crt." + name + ".amazontrust.com/")
                .collect(Collectors.joining(" "));
    }
}
