package gov.notify.e2e.world;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The demo service that the api seeds, with the secret of each kind of key.
public record Demo(
        String serviceId, String emailTemplateId, String smsTemplateId, String normal, String team, String test) {

    static Demo invented() {
        return new Demo(id(), id(), id(), id(), id(), id());
    }

    /// A token of the normal key, good for the half minute to come.
    public String token() {
        return token(normal, Instant.now());
    }

    /// A token as the official clients make it.
    public String token(String secret, Instant issuedAt) {
        var header = base64("{\"typ\":\"JWT\",\"alg\":\"HS256\"}".getBytes(StandardCharsets.UTF_8));
        var claims = base64(("{\"iss\":\"" + serviceId + "\",\"iat\":" + issuedAt.getEpochSecond() + "}")
                .getBytes(StandardCharsets.UTF_8));
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            var signature = base64(mac.doFinal((header + "." + claims).getBytes(StandardCharsets.US_ASCII)));
            return header + "." + claims + "." + signature;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HMAC", e);
        }
    }

    public String emailBody(String to) {
        return "{\"email_address\":\"" + to + "\",\"template_id\":\"" + emailTemplateId
                + "\",\"personalisation\":{\"name\":\"Ana\",\"thing\":\"permit\"}}";
    }

    public String smsBody(String to) {
        return "{\"phone_number\":\"" + to + "\",\"template_id\":\"" + smsTemplateId
                + "\",\"personalisation\":{\"name\":\"Ana\",\"thing\":\"permit\"}}";
    }

    @Override
    public String toString() {
        return "Demo[" + serviceId + "]";
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
