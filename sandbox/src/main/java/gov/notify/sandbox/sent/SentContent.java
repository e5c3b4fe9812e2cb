package gov.notify.sandbox.sent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import gov.notify.sandbox.http.Form;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The body of a sent message as it came, made readable only when someone looks.
public sealed interface SentContent {
    /// What it holds in memory.
    int size();

    /// An email that came in parts, which SES makes into one.
    sealed interface Simple extends SentContent {
        String text();

        String html();

        List<String> replyTo();

        /// The sender's own, in their order.
        Map<String, String> headers();
    }

    /// The whole request of an SES SendEmail, in AWS's query protocol.
    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    record SimpleEmail(byte[] form) implements Simple {
        @Override
        public int size() {
            return form.length;
        }

        @Override
        public String text() {
            return Form.of(form).valueOrEmpty("Message.Body.Text.Data");
        }

        @Override
        public String html() {
            return Form.of(form).valueOrEmpty("Message.Body.Html.Data");
        }

        @Override
        public List<String> replyTo() {
            return Form.of(form).members("ReplyToAddresses");
        }

        @Override
        public Map<String, String> headers() {
            return Map.of();
        }
    }

    /// The whole request of a SendEmail of SES's API v2, in JSON.
    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    record JsonEmail(byte[] json) implements Simple {
        private static final JsonMapper MAPPER = JsonMapper.builder().build();

        @Override
        public int size() {
            return json.length;
        }

        @Override
        public String text() {
            return body("Text");
        }

        @Override
        public String html() {
            return body("Html");
        }

        @Override
        public List<String> replyTo() {
            return request()
                    .path("ReplyToAddresses")
                    .valueStream()
                    .map(JsonNode::asText)
                    .toList();
        }

        @Override
        public Map<String, String> headers() {
            var headers = new LinkedHashMap<String, String>();
            for (var header : message().path("Headers")) {
                headers.put(header.path("Name").asText(), header.path("Value").asText());
            }
            return headers;
        }

        private String body(String shape) {
            return message().path("Body").path(shape).path("Data").asText();
        }

        private JsonNode message() {
            return request().path("Content").path("Simple");
        }

        private JsonNode request() {
            try {
                return MAPPER.readTree(json);
            } catch (IOException e) {
                throw new UncheckedIOException("it could be read when it came", e);
            }
        }
    }

    /// A MIME message.
    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    record RawEmail(byte[] mime) implements SentContent {
        @Override
        public int size() {
            return mime.length;
        }
    }

    /// A text's body stands in [Sent.Text].
    record None() implements SentContent {
        @Override
        public int size() {
            return 0;
        }
    }
}
