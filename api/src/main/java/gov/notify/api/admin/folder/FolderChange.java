package gov.notify.api.admin.folder;

import gov.notify.api.http.JsonBody;
import gov.notify.api.schema.Wording;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a folder is to be called, and who is to see it.
///
/// @param members null where that stays as it is
record FolderChange(String name, @Nullable List<UUID> members) {

    private static final String MEMBERS = "users_with_permission";

    /// @throws gov.notify.api.error.ApiException with every fault of the body
    static FolderChange read(JsonBody body) {
        var fields = body.fields(Wording.SCHEMA);
        var name = fields.read("name", FolderName::of);
        var members = fields.has(MEMBERS) ? fields.uuids(MEMBERS) : null;
        fields.required("name").done();
        return new FolderChange(Objects.requireNonNull(name), members);
    }
}
