package gov.notify.api.admin.folder;

import gov.notify.api.http.JsonBody;
import gov.notify.api.schema.Wording;
import java.util.List;
import java.util.UUID;

/// What is to be moved.
record FolderContents(List<UUID> templates, List<UUID> folders) {

    /// @throws gov.notify.api.error.ApiException with every fault of the body
    static FolderContents read(JsonBody body) {
        var fields = body.fields(Wording.SCHEMA);
        var templates = fields.uuids("templates");
        var folders = fields.uuids("folders");
        fields.required("templates", "folders").done();
        return new FolderContents(templates, folders);
    }
}
