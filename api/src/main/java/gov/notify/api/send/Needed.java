package gov.notify.api.send;

import gov.notify.notification.Channel;
import gov.notify.rendering.Personalisation;
import gov.notify.template.TemplateSnapshot;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What of the values that came with a message is stored with it.
///
/// Long values that the template does not name are left out: nothing ever shows them, and they would be kept for as
/// long
/// as the message. Short ones do no harm.
final class Needed {

    private static final int SHORT = 1_000;

    private Needed() {}

    static Map<String, @Nullable Object> of(Map<String, @Nullable Object> given, TemplateSnapshot template) {
        if (given.values().stream().allMatch(Needed::isShort)) {
            return given;
        }
        var names = (template.type() == Channel.EMAIL
                        ? template.email().placeholders()
                        : template.sms().placeholders())
                .stream().map(Personalisation::key).collect(Collectors.toSet());
        var needed = new LinkedHashMap<String, @Nullable Object>();
        given.forEach((name, value) -> {
            if (isShort(value) || names.contains(Personalisation.key(name))) {
                needed.put(name, value);
            }
        });
        return needed;
    }

    private static boolean isShort(@Nullable Object value) {
        return switch (value) {
            case null -> true;
            case String text -> text.length() <= SHORT;
            case Number _, Boolean _ -> true;
            default -> false;
        };
    }
}
