package gov.notify.sandbox.sent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The body of a sent message as it came, made readable only when someone looks.
public sealed interface SentContent {
    /// What it holds in memory.
    int size();

    /// The whole request of a SendEmail of SES's API v2, in JSON. SES makes the message of its parts.
    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    record JsonEmail(byte[] json) implements SentContent {
        private static final JsonMapper MAPPER = JsonMapper.builder().build();

        @Override
        public int size() {
            return json.length;
        }

        public String text() {
            return body("Text");
        }

        public String html() {
            return body("Html");
        }

        public List<String> replyTo() {
            return request()
                    .path("ReplyToAddresses")
                    .valueStream()
                    .map(JsonNode::asText)
                    .toList();
        }

        /// The sender's own, in their order.
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

    /// A text's body stands in [Sent.Text].
    record None() implements SentContent {
        @Override
        public int size() {
            return 0;
        }
    }
}
