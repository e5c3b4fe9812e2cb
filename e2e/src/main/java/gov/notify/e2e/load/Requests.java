package gov.notify.e2e.load;

import gov.notify.e2e.world.Demo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/// Makes one request after the other, as bytes ready to send.
///
/// A token is used again for 20 s, which the contract allows; making one costs less than a thousandth of a second, but
/// so does a request.
final class Requests implements Supplier<byte[]> {
    private static final long TOKEN_LIFE = 20_000_000_000L;

    private final LoadPlan plan;
    private final Demo demo;
    private final List<String> ids;
    private long number;
    private String head = "";
    private long headMade;

    Requests(LoadPlan plan) {
        this.plan = plan;
        this.demo = plan.demo();
        this.ids = plan.ids().isEmpty() ? List.of() : linesOf(Path.of(plan.ids()));
        this.number = plan.first();
    }

    /// The status that these requests should be answered with.
    int wantedStatus() {
        return switch (plan.kind()) {
            case "get", "list", "paths" -> 200;
            default -> 201;
        };
    }

    @Override
    public byte[] get() {
        return switch (plan.kind()) {
            case "sms" -> post("sms", demo.smsBody(LoadRecipients.phone(number++)), "");
            case "email" -> post("email", demo.emailBody(LoadRecipients.email(number++)), "");
            case "sms-idempotent" ->
                post(
                        "sms",
                        demo.smsBody(LoadRecipients.phone(number++)),
                        "Idempotency-Key: " + UUID.randomUUID() + "\r\n");
            // A step far from any power of two and from the order of the file: no two neighbours share a page.
            case "get" -> fetch("/v2/notifications/" + ids.get((int) (number++ * 7_919 % ids.size())));
            case "list" -> fetch("/v2/notifications");
            case "paths" -> fetch(ids.get((int) (number++ % ids.size())));
            default -> throw new IllegalArgumentException("No such kind of load: " + plan.kind());
        };
    }

    private byte[] post(String channel, String body, String header) {
        return ("POST /v2/notifications/" + channel + " HTTP/1.1\r\n" + head() + header
                        + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private byte[] fetch(String path) {
        return ("GET " + path + " HTTP/1.1\r\n" + head() + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private String head() {
        var now = System.nanoTime();
        if (head.isEmpty() || now - headMade > TOKEN_LIFE) {
            head = "Host: 127.0.0.1:" + plan.port() + "\r\nAuthorization: Bearer " + demo.token() + "\r\n";
            headMade = now;
        }
        return head;
    }

    private static List<String> linesOf(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
