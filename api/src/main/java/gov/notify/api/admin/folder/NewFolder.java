package gov.notify.api.admin.folder;

import gov.notify.api.http.JsonBody;
import gov.notify.api.schema.Wording;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a folder is to be, and who makes it.
///
/// @param parentId null for the top level
record NewFolder(
        String name, @Nullable UUID parentId, @Nullable UUID createdById) {

    /// @throws gov.notify.api.error.ApiException with every fault of the body
    static NewFolder read(JsonBody body) {
        var fields = body.fields(Wording.SCHEMA);
        var name = fields.read("name", FolderName::of);
        var parentId = fields.orNull("parent_id", fields::uuid);
        var createdById = fields.orNull("created_by_id", fields::uuid);
        fields.required("name", "parent_id").done();
        return new NewFolder(Objects.requireNonNull(name), parentId, createdById);
    }
}
