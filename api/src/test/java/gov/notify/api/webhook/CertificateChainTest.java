package gov.notify.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
        key("root", "CN=Root", "bc:c");
        key("issuer", "CN=Issuer");
        key("leaf", "CN=sns.amazonaws.com");
        sign("root", "issuer", "bc:c");
        sign("issuer", "leaf", "AIA=caIssuers:uri:" + address + "issuer.cer");
        keytool("-exportcert", "-alias", "root", "-keystore", "root.p12", "-file", "root.cer");
        keytool("-importcert", "-noprompt", "-alias", "root", "-file", "root.cer", "-keystore", "public.p12");
        var certificate = Files.readAllBytes(folder.resolve("issuer.cer"));
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
        assertThat(judged(address)).isEqualTo("Trusted");
    }

    @Test
    void an_intermediate_certificate_is_fetched_from_nowhere_else() throws Exception {
        assertThat(judged("http://crt.r2m01.amazontrust.com/")).isEqualTo("Unavailable");
    }

    private String judged(String issuersAt) throws Exception {
        return run(List.of(
                JDK.resolve("java").toString(),
                "-Djavax.net.ssl.trustStore=" + folder.resolve("public.p12"),
                "-Djavax.net.ssl.trustStorePassword=changeit",
                "-cp",
                System.getProperty("java.class.path"),
                ChainProbe.class.getName(),
                folder.resolve("leaf.cer").toString(),
                issuersAt));
    }

    private void key(String alias, String name, String... extensions) throws Exception {
        var command = new ArrayList<>(List.of("-genkeypair", "-alias", alias, "-keyalg", "RSA", "-dname", name));
        command.addAll(List.of("-keystore", alias + ".p12", "-validity", "30"));
        for (var extension : extensions) {
            command.addAll(List.of("-ext", extension));
        }
        keytool(command.toArray(String[]::new));
    }

    private void sign(String issuer, String alias, String extension) throws Exception {
        keytool("-certreq", "-alias", alias, "-keystore", alias + ".p12", "-file", alias + ".csr");
        keytool(
                "-gencert",
                "-alias",
                issuer,
                "-keystore",
                issuer + ".p12",
                "-infile",
                alias + ".csr",
                "-outfile",
                alias + ".cer",
                "-ext",
                extension,
                "-validity",
                "30");
        if (!alias.equals("leaf")) {
            keytool("-exportcert", "-alias", issuer, "-keystore", issuer + ".p12", "-file", issuer + ".own.cer");
            keytool(
                    "-importcert",
                    "-noprompt",
                    "-alias",
                    issuer,
                    "-file",
                    issuer + ".own.cer",
                    "-keystore",
                    alias + ".p12");
            keytool("-importcert", "-noprompt", "-alias", alias, "-file", alias + ".cer", "-keystore", alias + ".p12");
        }
    }

    private void keytool(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(JDK.resolve("keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storepass", "changeit"));
        run(command);
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
