package gov.notify.api.admin.branding;

import gov.notify.api.error.ApiError;
import gov.notify.api.http.JsonBody;
import gov.notify.api.schema.Fields;
import gov.notify.api.schema.Wording;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a look is to be: the properties that were given, an empty string as null.
record EmailBrandingRequest(Map<String, @Nullable String> given) {

    private static final List<String> TYPES = List.of("org", "both", "org_banner");
    private static final int LONGEST = 255;
    private static final int LONGEST_COLOUR = 7;

    /// Of a look that is new.
    ///
    /// @throws gov.notify.api.error.ApiException with every fault of the body
    static EmailBrandingRequest readNew(JsonBody body) {
        return read(body.fields(Wording.SCHEMA), "name");
    }

    /// Of one that is there.
    ///
    /// @throws gov.notify.api.error.ApiException with every fault of the body
    static EmailBrandingRequest read(JsonBody body) {
        return read(body.fields(Wording.SCHEMA));
    }

    boolean has(String property) {
        return given.containsKey(property);
    }

    @Nullable
    String get(String property) {
        return given.get(property);
    }

    private static EmailBrandingRequest read(Fields fields, String... required) {
        var given = new LinkedHashMap<String, @Nullable String>();
        if (fields.has("name")) {
            given.put("name", fields.text("name"));
        }
        for (var optional : List.of("text", "colour", "logo")) {
            if (fields.has(optional)) {
                given.put(optional, emptyAsNull(fields.orNull(optional, fields::text)));
            }
        }
        var type = fields.orNull("brand_type", name -> fields.word(name, TYPES));
        if (type != null) {
            given.put("brand_type", type);
        }
        fields.required(required).done();
        given.forEach(EmailBrandingRequest::check);
        return new EmailBrandingRequest(given);
    }

    private static @Nullable String emptyAsNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    private static void check(String property, @Nullable String text) {
        if (property.equals("name") && (text == null || text.isBlank())) {
            throw ApiError.badRequest("An email branding needs a name").thrown();
        }
        int most = property.equals("colour") ? LONGEST_COLOUR : LONGEST;
        if (text != null && text.codePointCount(0, text.length()) > most) {
            throw ApiError.badRequest(property + " may have " + most + " characters at most")
                    .thrown();
        }
    }
}
