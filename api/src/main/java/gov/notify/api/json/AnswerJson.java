package gov.notify.api.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.Instant;

/// Writes answers: records become objects with snake_case keys, nulls included, times as Z6.
public final class AnswerJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .addModule(new SimpleModule().addSerializer(Instant.class, new Z6Serializer()))
            .build();

    private AnswerJson() {}

    /// The answer as UTF-8 JSON.
    ///
    /// @throws IllegalArgumentException if the record has a part that JSON cannot say, which is a mistake of ours
    public static byte[] bytes(Object answer) {
        try {
            return MAPPER.writeValueAsBytes(answer);
        } catch (JsonProcessingException e) {
            throw unwritable(answer);
        }
    }

    /// The same as text, in which letters stand as they are.
    ///
    /// @throws IllegalArgumentException as [#bytes] does
    public static String text(Object answer) {
        try {
            return MAPPER.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw unwritable(answer);
        }
    }

    /// The cause is dropped on purpose: Jackson's messages quote values.
    private static IllegalArgumentException unwritable(Object answer) {
        return new IllegalArgumentException(answer.getClass().getSimpleName() + " cannot be written as JSON");
    }

    private static final class Z6Serializer extends JsonSerializer<Instant> {
        @Override
        public void serialize(Instant moment, JsonGenerator out, SerializerProvider context) throws IOException {
            out.writeString(Z6.of(moment));
        }
    }
}
