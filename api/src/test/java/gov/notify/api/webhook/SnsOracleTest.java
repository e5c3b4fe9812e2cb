package gov.notify.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gov.notify.api.webhook.EnvelopeVerdict.Forged;
import gov.notify.api.webhook.EnvelopeVerdict.Genuine;
import gov.notify.api.webhook.EnvelopeVerdict.Undecided;
import gov.notify.api.webhook.SigningCertificates.Unavailable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.messagemanager.sns.internal.SnsHostProvider;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/// Our proof of SNS envelopes beside AWS's own, its `sns-message-manager`: what one of them believes, the other does,
/// but for the differences that stand here by name. docs/adr/0008 says why we have our own.
class SnsOracleTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOPIC = "arn:aws:sns:us-west-2:123456789012:notify-email-delivery";
    private static final String ELSEWHERE = "arn:aws:sns:eu-west-1:123456789012:notify-email-delivery";
    private static final String GOV_CLOUD = "arn:aws-us-gov:sns:us-gov-west-1:123456789012:notify-email-delivery";
    private static final String CERTIFICATE = "/SimpleNotificationService-0123456789abcdef0123456789abcdef.pem";

    @TempDir
    static Path folder = Path.of(".");

    private static Map<String, SnsSigner> signers = Map.of();

    @BeforeAll
    static void certificates() {
        var made = new LinkedHashMap<String, SnsSigner>();
        made.put("sns", SnsSigner.make(folder, "sns.amazonaws.com", "-1d", 10));
        made.put("gov", SnsSigner.make(folder, "sns-us-gov-west-1.amazonaws.com", "-1d", 10));
        made.put("other", SnsSigner.make(folder, "sns.amazonaws.com.example", "-1d", 10));
        made.put("expired", SnsSigner.make(folder, "sns.amazonaws.com", "-20d", 10));
        made.put("early", SnsSigner.make(folder, "sns.amazonaws.com", "+1d", 10));
        signers = made;
    }

    // The same envelopes as EnvelopeCheckTest has, but for those of two differences below.
    static Stream<String> recorded() {
        return Stream.of("ses", "eum-v2", "sns", "inbound")
                .flatMap(Fixture::notifications)
                .filter(name -> !Objects.requireNonNull(Fixture.envelope(name).timestamp())
                        .endsWith(".000Z"))
                .filter(name -> !text(name).contains("SigningCertUrl"));
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void both_believe_what_was_recorded(String name) throws Exception {
        var certificate = Files.readString(Fixture.FOLDER.resolve("signing/test-sns-cert.pem"));

        assertThat(aws("us-west-2", text(name), certificate)).isTrue();
        assertThat(ours(text(name), certificate)).isInstanceOf(Genuine.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void both_believe_what_the_sandbox_signs(String version) {
        try (var sandbox = new SandboxEnvelopes(version)) {
            for (var envelope : List.of(sandbox.confirmation(), sandbox.notification())) {
                // AWS serves one certificate, the sandbox also its issuer's: see below.
                var alone = sandbox.certificates().split("(?<=-----END CERTIFICATE-----\n)", 2)[0];
                var read = SnsEnvelope.parse(envelope.getBytes(StandardCharsets.UTF_8));

                assertThat(read.orElseThrow().signatureVersion()).isEqualTo(version);
                assertThat(aws("us-west-2", envelope, alone)).isTrue();
                assertThat(ours(envelope, alone)).isInstanceOf(Genuine.class);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void both_believe_what_is_signed_as_sns_does(String version) {
        var envelope = signed(signer("sns"), version, _ -> {});

        assertThat(aws("us-west-2", envelope, signer("sns").pem())).isTrue();
        assertThat(ours(envelope, signer("sns").pem())).isInstanceOf(Genuine.class);
    }

    record Change(String name, Consumer<ObjectNode> made) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Change> forgeries() {
        return Stream.of(
                new Change("message", fields -> fields.put("Message", "{}")),
                new Change("message id", fields -> fields.put("MessageId", "1")),
                new Change("subject added", fields -> fields.put("Subject", "Amazon SES")),
                new Change("timestamp", fields -> fields.put("Timestamp", "2026-03-02T15:00:05.150Z")),
                new Change("another topic of ours", fields -> fields.put("TopicArn", bounces())),
                new Change("no message", fields -> fields.remove("Message")),
                new Change(
                        "type",
                        fields -> fields.put("Type", "UnsubscribeConfirmation")
                                .put("Token", "t")
                                .put("SubscribeURL", "https://sns.us-west-2.amazonaws.com/")),
                new Change("unknown type", fields -> fields.put("Type", "Other")),
                new Change("no type", fields -> fields.remove("Type")),
                new Change("signature of something else", fields -> fields.put("Signature", "AAAA")),
                new Change("signature that is not base64", fields -> fields.put("Signature", "no signature")),
                new Change("no signature", fields -> fields.remove("Signature")),
                new Change("signature version of the other", fields -> fields.put("SignatureVersion", "1")),
                new Change("unknown signature version", fields -> fields.put("SignatureVersion", "3")),
                new Change("no signature version", fields -> fields.remove("SignatureVersion")),
                new Change("no certificate", fields -> fields.remove("SigningCertURL")),
                new Change("certificate over http", at("http://sns.us-west-2.amazonaws.com" + CERTIFICATE)),
                new Change(
                        "certificate of another host", at("https://sns.us-west-2.amazonaws.com.example" + CERTIFICATE)),
                new Change("certificate of another region", at("https://sns.us-east-1.amazonaws.com" + CERTIFICATE)),
                new Change("certificate of a bucket", at("https://bucket.s3.amazonaws.com" + CERTIFICATE)));
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void both_refuse_what_is_changed(Change change) {
        var fields = read(signed(signer("sns"), "2", _ -> {}));
        change.made().accept(fields);

        assertThat(aws("us-west-2", fields.toString(), signer("sns").pem())).isFalse();
        assertThat(ours(fields.toString(), signer("sns").pem())).isInstanceOf(Forged.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"other", "expired", "early", "gov"})
    void both_refuse_a_certificate_that_is_not_for_this(String kind) {
        var envelope = signed(signer(kind), "2", _ -> {});

        assertThat(aws("us-west-2", envelope, signer(kind).pem())).isFalse();
        assertThat(ours(envelope, signer(kind).pem())).isInstanceOf(Forged.class);
    }

    @Test
    void both_refuse_what_is_no_certificate() {
        var envelope = signed(signer("sns"), "2", _ -> {});

        assertThat(aws("us-west-2", envelope, "<html></html>")).isFalse();
        assertThat(ours(envelope, "<html></html>")).isInstanceOf(Forged.class);
    }

    @Test
    void both_believe_the_name_that_signs_in_govcloud() {
        var envelope = signed(signer("gov"), "2", fields -> address(fields, GOV_CLOUD));

        assertThat(aws("us-gov-west-1", envelope, signer("gov").pem())).isTrue();
        assertThat(ours(envelope, signer("gov").pem())).isInstanceOf(Genuine.class);
    }

    static Stream<Region> regions() {
        return Region.regions().stream()
                .filter(region -> !region.isGlobalRegion())
                .filter(region -> Set.of("aws", "aws-cn", "aws-us-gov")
                        .contains(PartitionMetadata.of(region).id()));
    }

    @ParameterizedTest
    @MethodSource("regions")
    void both_know_where_a_region_has_its_certificate_and_in_whose_name(Region region) {
        var partition = PartitionMetadata.of(region).id();
        var topic = new TopicArn("arn:" + partition + ":sns:" + region.id() + ":123456789012:topic");
        var known = new SnsHostProvider(region);

        assertThat(topic.host()).isEqualTo(known.regionalEndpoint().getHost());
        assertThat(topic.signers()).contains(known.signingCertCommonName());
    }

    @Test
    void difference_ours_asks_whose_topic_it_is() {
        var envelope = signed(
                signer("sns"), "2", fields -> fields.put("TopicArn", "arn:aws:sns:us-west-2:999999999999:anybodys"));

        assertThat(aws("us-west-2", envelope, signer("sns").pem())).isTrue();
        assertThat(ours(envelope, signer("sns").pem())).isEqualTo(new Forged("topic not allowed"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://sns.us-west-2.amazonaws.com/../bucket/key.pem",
                "https://sns.us-west-2.amazonaws.com:8443" + CERTIFICATE,
                "https://somebody@sns.us-west-2.amazonaws.com" + CERTIFICATE,
                "https://sns.us-west-2.amazonaws.com" + CERTIFICATE + "?a=b"
            })
    void difference_ours_wants_the_address_of_a_certificate_to_the_letter(String address) {
        var fields = read(signed(signer("sns"), "2", _ -> {}));
        at(address).accept(fields);

        assertThat(aws("us-west-2", fields.toString(), signer("sns").pem())).isTrue();
        assertThat(ours(fields.toString(), signer("sns").pem())).isEqualTo(new Forged("certificate not served by SNS"));
    }

    @Test
    void difference_ours_asks_who_issued_the_certificate() {
        var envelope = signed(signer("sns"), "2", _ -> {});

        assertThat(aws("us-west-2", envelope, signer("sns").pem())).isTrue();
        assertThat(SnsSigner.check(topics(), signer("sns").pem(), true).of(parsed(envelope)))
                .isEqualTo(new Forged("certificate of an unknown authority"));
    }

    @Test
    void difference_ours_takes_the_issuers_that_are_served_with_a_certificate() {
        var envelope = signed(signer("sns"), "2", _ -> {});
        var both = signer("sns").pem() + signer("other").pem();

        assertThat(aws("us-west-2", envelope, both)).isFalse();
        assertThat(ours(envelope, both)).isInstanceOf(Genuine.class);
    }

    @Test
    void difference_ours_takes_topics_of_several_regions() {
        var envelope = signed(signer("sns"), "2", fields -> address(fields, ELSEWHERE));

        assertThat(aws("us-west-2", envelope, signer("sns").pem())).isFalse();
        assertThat(ours(envelope, signer("sns").pem())).isInstanceOf(Genuine.class);
    }

    // AWS's writes the time anew, without its milliseconds where there are none: one genuine message in a thousand.
    @Test
    void difference_ours_takes_a_message_of_a_whole_second() {
        var envelope = signed(signer("sns"), "2", fields -> fields.put("Timestamp", "2026-03-02T15:00:06.000Z"));

        assertThat(aws("us-west-2", envelope, signer("sns").pem())).isFalse();
        assertThat(ours(envelope, signer("sns").pem())).isInstanceOf(Genuine.class);
    }

    @Test
    void difference_ours_knows_the_spelling_of_lambda() {
        var fields = read(signed(signer("sns"), "2", _ -> {}));
        fields.set("SigningCertUrl", fields.remove("SigningCertURL"));

        assertThat(aws("us-west-2", fields.toString(), signer("sns").pem())).isFalse();
        assertThat(ours(fields.toString(), signer("sns").pem())).isInstanceOf(Genuine.class);
    }

    // A 503 has SNS bring the message again; a 400 has it given up as forged.
    @Test
    void difference_ours_tells_a_certificate_that_cannot_be_had_from_a_forgery() {
        var envelope = signed(signer("sns"), "2", _ -> {});

        assertThat(SnsManager.refusal("us-west-2", envelope, 500, "")).isInstanceOf(SnsManager.ITS_ONLY_ERROR);
        assertThat(SnsManager.refusal(
                        "us-west-2", envelope, 200, signer("expired").pem()))
                .isInstanceOf(SnsManager.ITS_ONLY_ERROR);
        assertThat(new EnvelopeCheck(topics(), (_, _) -> new Unavailable("HTTP 500")).of(parsed(envelope)))
                .isEqualTo(new Undecided("HTTP 500"));
    }

    private static boolean aws(String region, String envelope, String certificate) {
        return SnsManager.believes(region, envelope, certificate);
    }

    private static EnvelopeVerdict ours(String envelope, String certificate) {
        return SnsSigner.check(topics(), certificate, false).of(parsed(envelope));
    }

    private static Set<String> topics() {
        var topics = new HashSet<>(Fixture.TOPICS);
        topics.addAll(List.of(ELSEWHERE, GOV_CLOUD));
        return topics;
    }

    private static String bounces() {
        return "arn:aws:sns:us-west-2:123456789012:notify-email-bounce";
    }

    private static SnsSigner signer(String kind) {
        return Objects.requireNonNull(signers.get(kind));
    }

    /// An envelope that differs from the usual before it is signed.
    private static String signed(SnsSigner signer, String version, Consumer<ObjectNode> differing) {
        var fields = JSON.createObjectNode()
                .put("Type", "Notification")
                .put("MessageId", "5f0e0000-0000-5000-8000-000000000034")
                .put("Message", "{\"notificationType\":\"Delivery\",\"smtp\":\"250 größe\\n\"}")
                .put("Timestamp", "2026-03-02T15:00:05.149Z")
                .put("SignatureVersion", version);
        address(fields, TOPIC);
        differing.accept(fields);
        return fields.put("Signature", signer.sign(parsed(fields.toString()).signedText(), version))
                .toString();
    }

    private static void address(ObjectNode fields, String topic) {
        fields.put("TopicArn", topic);
        at("https://" + new TopicArn(topic).host() + CERTIFICATE).accept(fields);
    }

    private static Consumer<ObjectNode> at(String address) {
        return fields -> fields.put("SigningCertURL", address);
    }

    private static String text(String fixture) {
        return new String(Fixture.bytes(fixture), StandardCharsets.UTF_8);
    }

    private static SnsEnvelope parsed(String envelope) {
        return SnsEnvelope.parse(envelope.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }

    private static ObjectNode read(String envelope) {
        try {
            return (ObjectNode) JSON.readTree(envelope);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
