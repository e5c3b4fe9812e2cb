package gov.notify.sandbox.aws;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What SES reads from the headers of a raw message when the call does not say it.
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed
record Mime(byte[] bytes, InternetHeaders headers) {

    /// @throws IllegalArgumentException when it is not base64 or has no readable headers
    static Mime ofBase64(String encoded) {
        var bytes = Base64.getMimeDecoder().decode(encoded);
        try {
            return new Mime(bytes, new InternetHeaders(new ByteArrayInputStream(bytes)));
        } catch (MessagingException e) {
            throw new IllegalArgumentException("Not a MIME message", e);
        }
    }

    String from() {
        return header("From");
    }

    String subject() {
        try {
            return MimeUtility.decodeText(MimeUtility.unfold(header("Subject")));
        } catch (UnsupportedEncodingException e) {
            return header("Subject");
        }
    }

    List<String> recipients() {
        var recipients = new ArrayList<String>();
        for (var name : List.of("To", "Cc", "Bcc")) {
            try {
                Arrays.stream(InternetAddress.parseHeader(header(name), false))
                        .map(InternetAddress::getAddress)
                        .forEach(recipients::add);
            } catch (MessagingException e) {
                recipients.add(header(name)); // refused as an address further on
            }
        }
        return recipients;
    }

    String configurationSet() {
        return header("X-SES-CONFIGURATION-SET");
    }

    /// `X-SES-MESSAGE-TAGS: name=value, name=value`
    Map<String, String> tags() {
        var tags = new LinkedHashMap<String, String>();
        for (var pair : header("X-SES-MESSAGE-TAGS").split(",")) {
            var equals = pair.indexOf('=');
            if (equals > 0) {
                tags.put(
                        pair.substring(0, equals).strip(),
                        pair.substring(equals + 1).strip());
            }
        }
        return tags;
    }

    private String header(String name) {
        return Optional.ofNullable(headers.getHeader(name, ", ")).orElse("");
    }
}
