package gov.notify.api.send;

import gov.notify.message.Channel;
import gov.notify.rendering.Needs;
import gov.notify.rendering.Personalisation;
import gov.notify.security.Payload;
import gov.notify.template.TemplateSnapshot;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What of the values that came with a message is stored with it.
///
/// Few values are stored as they came. Of many or large ones only what the template shows is, and of the others as
/// many as are small together: nothing ever shows them, and they are kept for as long as the message.
///
/// So what is stored is bounded by what a message may be filled in with (`MAX_FILLED` of its template and, for an
/// email, `MAX_SUBJECT`), a yes or no for each placeholder that only decides, and [#SMALL].
final class Needed {

    /// Characters of keys and values together.
    private static final int SMALL = 10_000;

    private static final int OF_A_NUMBER = 24;
    private static final int OF_A_WORD = 5;

    private Needed() {}

    /// The payload of a message.
    ///
    /// @param to the recipient as submitted, cleaned of outer and invisible white space
    static Payload payload(
            String to,
            Map<String, @Nullable Object> given,
            @Nullable String unsubscribeUrl,
            TemplateSnapshot template) {
        @SuppressWarnings({"unchecked", "NullAway"}) // JSON may hold nulls, which a payload keeps as they are
        var personalisation = (Map<String, Object>) (Map<String, ?>) of(given, template);
        return new Payload(to, personalisation, unsubscribeUrl);
    }

    static Map<String, @Nullable Object> of(Map<String, @Nullable Object> given, TemplateSnapshot template) {
        return isSmall(given)
                ? given
                : reduced(
                        given,
                        template.type() == Channel.EMAIL
                                ? template.email().needs()
                                : template.sms().needs());
    }

    private static boolean isSmall(Map<String, @Nullable Object> given) {
        long size = 0;
        for (var entry : given.entrySet()) {
            size += size(entry);
            if (size > SMALL) {
                return false;
            }
        }
        return true;
    }

    private static Map<String, @Nullable Object> reduced(Map<String, @Nullable Object> given, Needs needs) {
        var needed = new LinkedHashMap<String, @Nullable Object>();
        long room = SMALL;
        for (var entry : given.entrySet()) {
            var value = entry.getValue();
            var key = Personalisation.key(entry.getKey());
            long size = size(entry);
            if (!needs.include(key)) {
                if (size <= room) {
                    needed.put(entry.getKey(), value);
                    room -= size;
                }
            } else if (value == null) {
                needed.remove(key);
            } else {
                // Under its key, however it was spelled: of several spellings the last counts.
                needed.put(key, needs.reduced(key, value));
            }
        }
        return needed;
    }

    private static long size(Map.Entry<?, ?> entry) {
        return size(entry.getKey()) + size(entry.getValue());
    }

    private static long size(@Nullable Object value) {
        return switch (value) {
            case String text -> text.length();
            case BigInteger number -> number.bitLength() / 3;
            case Number _ -> OF_A_NUMBER;
            case List<?> items -> items.stream().mapToLong(Needed::size).sum() + items.size();
            case Map<?, ?> map ->
                map.entrySet().stream().mapToLong(Needed::size).sum() + map.size();
            case null, default -> OF_A_WORD;
        };
    }
}
