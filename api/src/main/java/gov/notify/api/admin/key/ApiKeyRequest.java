package gov.notify.api.admin.key;

import gov.notify.api.http.JsonBody;
import gov.notify.api.schema.Fields;
import gov.notify.api.schema.Wording;
import gov.notify.message.KeyType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/// What a key is to be, and who makes it.
record ApiKeyRequest(String name, KeyType type, UUID createdBy) {

    private static final int LONGEST = 255;
    private static final List<String> TYPES =
            Arrays.stream(KeyType.values()).map(KeyType::wireName).toList();

    /// @throws gov.notify.api.error.ApiException with every fault of the body
    static ApiKeyRequest read(JsonBody body) {
        return read(body.fields(Wording.FORM));
    }

    /// What an operator wants, by the same rules.
    ///
    /// @throws gov.notify.api.error.ApiException with every fault of it
    static ApiKeyRequest of(String name, KeyType type, UUID createdBy) {
        var wanted = Map.of("name", name, "key_type", type.wireName(), "created_by", createdBy.toString());
        return read(Fields.of(wanted, Wording.FORM));
    }

    private static ApiKeyRequest read(Fields fields) {
        var name = fields.text("name", LONGEST);
        var type = fields.word("key_type", TYPES);
        var createdBy = fields.uuid("created_by");
        fields.required("name", "key_type", "created_by").done();
        return new ApiKeyRequest(
                Objects.requireNonNull(name),
                KeyType.of(Objects.requireNonNull(type)),
                Objects.requireNonNull(createdBy));
    }
}
