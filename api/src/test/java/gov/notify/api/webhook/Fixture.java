package gov.notify.api.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The recorded SNS envelopes, genuinely signed with a throw-away key, and what a test needs to trust it.
final class Fixture {

    static final Path FOLDER = Path.of("../common/src/test/resources/provider-fixtures");

    static final Set<String> TOPICS = Stream.of(
                    "notify-email-delivery",
                    "notify-email-bounce",
                    "notify-email-complaint",
                    "notify-email-events",
                    "notify-sms-events",
                    "notify-sms-inbound")
            .map(topic -> "arn:aws:sns:us-west-2:123456789012:" + topic)
            .collect(Collectors.toUnmodifiableSet());

    /// Of the topics' region.
    static final Set<String> SIGNERS =
            new TopicArn("arn:aws:sns:us-west-2:123456789012:notify-email-delivery").signers();

    private Fixture() {}

    static byte[] bytes(String name) {
        try {
            return Files.readAllBytes(FOLDER.resolve(name + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SnsEnvelope envelope(String name) {
        return SnsEnvelope.parse(bytes(name)).orElseThrow();
    }

    /// Names of the envelopes in a folder that carry a receipt.
    static Stream<String> notifications(String folder) {
        try (var files = Files.list(FOLDER.resolve(folder))) {
            return files
                    .map(file -> folder + "/" + file.getFileName().toString().replace(".json", ""))
                    .filter(name -> SnsEnvelope.parse(bytes(name)).orElseThrow().signature() != null)
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Serves the throw-away key's certificate at any address, and remembers who asked.
    static final class Certificates implements SigningCertificates {

        final List<URI> fetched = new ArrayList<>();

        @Override
        public Found get(URI address, TopicArn topic) {
            fetched.add(address);
            return new Trusted(certificate());
        }
    }

    static X509Certificate certificate() {
        try (InputStream pem = Files.newInputStream(FOLDER.resolve("signing/test-sns-cert.pem"))) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CertificateException e) {
            throw new AssertionError(e);
        }
    }
}
