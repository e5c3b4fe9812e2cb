package gov.notify.api.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// Reads a request body once, into plain values: `Map`, `List`, `String`, `Long`, `BigInteger`, `Double`,
/// `Boolean`, null.
///
/// Of a key that comes twice the last value counts. Halves of surrogate pairs become U+FFFD, since nothing
/// downstream could store them.
public final class RequestJson {

    private static final int MAX_DEPTH = 200;
    // What a worker can read again when it opens the payload.
    private static final int MAX_KEY = StreamReadConstraints.DEFAULT_MAX_NAME_LEN;

    // A value takes up to 64 bytes a token beside its text: no single one may fill the memory that all share.
    private static final long MAX_TOKENS = 150_000;
    private static final long FEW_TOKENS = 256;

    private static final int STEP = 64;

    private static final JsonFactory FACTORY = factory(MAX_TOKENS);
    private static final JsonFactory FACTORY_OF_FEW = factory(FEW_TOKENS);

    private final JsonParser parser;
    private final IntConsumer meter;
    private int unmetered;

    private RequestJson(JsonParser parser, IntConsumer meter) {
        this.parser = parser;
        this.meter = meter;
    }

    /// The value that `body` spells.
    ///
    /// @throws MalformedJson if it is empty, not JSON, not UTF-8, has more after its value, nests too deep, or
    /// has more than 150 000 tokens
    public static @Nullable Object parse(byte[] body) throws MalformedJson {
        return parse(body, FACTORY, _ -> {});
    }

    /// As [#parse(byte\[\])].
    ///
    /// @param meter is told of every 64 tokens as they come, and may throw
    public static @Nullable Object parse(byte[] body, IntConsumer meter) throws MalformedJson {
        return parse(body, FACTORY, meter);
    }

    /// As [#parse(byte\[\])], for what strangers write: of more than 256 tokens it is malformed.
    public static @Nullable Object parseSmall(byte[] text) throws MalformedJson {
        return parse(text, FACTORY_OF_FEW, _ -> {});
    }

    private static JsonFactory factory(long mostTokens) {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxStringLength(64 << 20)
                        .maxNameLength(MAX_KEY)
                        .maxTokenCount(mostTokens)
                        .build())
                // Keys come from callers, without end: interning them would only fill a table.
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .build();
    }

    private static @Nullable Object parse(byte[] body, JsonFactory factory, IntConsumer meter) throws MalformedJson {
        if (looksLikeUtf16(body)) {
            throw new MalformedJson();
        }
        try (var parser = factory.createParser(body)) {
            if (parser.nextToken() == null) {
                throw new MalformedJson();
            }
            var value = new RequestJson(parser, meter).value();
            if (parser.nextToken() != null) {
                throw new MalformedJson();
            }
            return value;
        } catch (JsonParseException e) {
            throw new MalformedJson();
        } catch (IOException e) {
            // Exceeded constraints and broken UTF-8 arrive here.
            throw new MalformedJson();
        }
    }

    private @Nullable JsonToken next() throws IOException {
        if (++unmetered == STEP) {
            unmetered = 0;
            meter.accept(STEP);
        }
        return parser.nextToken();
    }

    private @Nullable Object value() throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> whole(parser.getText());
            case VALUE_NUMBER_INT -> integer();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new JsonParseException(parser, "no value");
        };
    }

    private Map<String, @Nullable Object> object() throws IOException {
        var object = new LinkedHashMap<String, @Nullable Object>();
        while (next() != JsonToken.END_OBJECT) {
            var key = whole(parser.currentName());
            next();
            object.put(key, value());
        }
        return object;
    }

    private List<@Nullable Object> array() throws IOException {
        var array = new ArrayList<@Nullable Object>();
        while (next() != JsonToken.END_ARRAY) {
            array.add(value());
        }
        return array;
    }

    private Object integer() throws IOException {
        return switch (parser.getNumberType()) {
            case INT, LONG -> parser.getLongValue();
            case BIG_INTEGER, BIG_DECIMAL, DOUBLE, FLOAT -> parser.getBigIntegerValue();
        };
    }

    private static String whole(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return mended(text);
            }
        }
        return text;
    }

    private static String mended(String text) {
        var mended = new StringBuilder(text.length());
        text.codePoints()
                .map(point -> Character.MIN_SURROGATE <= point && point <= Character.MAX_SURROGATE ? 0xFFFD : point)
                .forEach(mended::appendCodePoint);
        return mended.toString();
    }

    /// Jackson would read UTF-16 and UTF-32 too, by the zero bytes and marks at their start.
    private static boolean looksLikeUtf16(byte[] body) {
        if (body.length < 2) {
            return false;
        }
        boolean mark = (body[0] & 0xFE) == 0xFE && (body[1] & 0xFE) == 0xFE;
        return mark || body[0] == 0 || body[1] == 0;
    }
}
