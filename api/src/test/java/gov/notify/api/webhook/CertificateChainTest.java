package gov.notify.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import gov.notify.sandbox.receipt.SigningChain;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A chain as AWS has it: a public root, an intermediate certificate that only its own server hands out, and a
/// signing certificate that says where. On the JDK that runs the tests.
class CertificateChainTest {

    private static final Path JDK = Path.of(System.getProperty("java.home"), "bin");

    @TempDir
    Path folder = Path.of(".");

    private HttpServer issuers = server();
    private String address = "";

    @BeforeEach
    void aChain() throws Exception {
        address = "http://127.0.0.1:" + issuers.getAddress().getPort() + "/";
        SigningChain.make(folder, Optional.of(address + "issuer.cer"));
        var certificate = Files.readAllBytes(folder.resolve(SigningChain.ISSUER));
        issuers.createContext("/issuer.cer", exchange -> {
            exchange.sendResponseHeaders(200, certificate.length);
            exchange.getResponseBody().write(certificate);
            exchange.close();
        });
        issuers.start();
    }

    @AfterEach
    void stop() {
        issuers.stop(0);
    }

    @Test
    void an_intermediate_certificate_is_fetched_from_where_it_may_be() throws Exception {
        assertThat(judged("-Dcom.sun.security.allowedAIALocations=" + address)).isEqualTo("Trusted");
    }

    @Test
    void an_intermediate_certificate_is_fetched_from_nowhere_else() throws Exception {
        assertThat(judged()).isEqualTo("Unavailable");
    }

    @Test
    void a_whole_chain_of_an_unknown_authority_is_rejected() throws Exception {
        var chain = List.of(read(SigningChain.CERTIFICATE), read(SigningChain.ISSUER), read("root.cer"));

        assertThat(judge().judge(chain, Fixture.SIGNERS)).isInstanceOf(SigningCertificates.Rejected.class);
    }

    @Test
    void a_chain_that_lacks_an_issuer_nobody_can_fetch_is_rejected() throws Exception {
        var chain = List.of(read(SigningChain.CERTIFICATE), read(SigningChain.ISSUER));

        assertThat(judge().judge(chain, Fixture.SIGNERS)).isInstanceOf(SigningCertificates.Rejected.class);
    }

    @Test
    void a_certificate_whose_issuer_may_be_fetched_later_is_not_rejected() throws Exception {
        assertThat(judge().judge(List.of(read(SigningChain.CERTIFICATE)), Fixture.SIGNERS))
                .isInstanceOf(SigningCertificates.Unavailable.class);
    }

    private static CertificateJudge judge() {
        return new CertificateJudge(Clock.systemUTC(), true);
    }

    private X509Certificate read(String file) throws Exception {
        try (var bytes = Files.newInputStream(folder.resolve(file))) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(bytes);
        }
    }

    private String judged(String... settings) throws Exception {
        var command = new ArrayList<>(List.of(
                JDK.resolve("java").toString(),
                "-Djavax.net.ssl.trustStore=" + folder.resolve(SigningChain.AUTHORITIES),
                "-Djavax.net.ssl.trustStorePassword=" + SigningChain.PASSWORD));
        command.addAll(List.of(settings));
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                ChainProbe.class.getName(),
                folder.resolve(SigningChain.CERTIFICATE).toString()));
        return run(command);
    }

    private String run(List<String> command) throws Exception {
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(folder.resolve("errors").toFile())
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(() -> output + errors()).isZero();
        return output;
    }

    private String errors() {
        try {
            return Files.readString(folder.resolve("errors"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
