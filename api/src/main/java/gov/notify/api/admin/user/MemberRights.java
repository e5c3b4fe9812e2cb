package gov.notify.api.admin.user;

import gov.notify.api.error.ApiError;
import gov.notify.api.http.JsonBody;
import gov.notify.api.schema.Wording;
import gov.notify.user.Permission;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What a member may do in a service, and which folders of templates it sees.
///
/// @param permissions each once
/// @param folders empty where they stay as they are
public record MemberRights(List<String> permissions, Optional<Set<UUID>> folders) {

    /// @throws gov.notify.api.error.ApiException with every fault of the body; for words that are no permission,
    /// with the first of them
    public static MemberRights read(JsonBody body) {
        var fields = body.fields(Wording.SCHEMA);
        var wanted = fields.objects("permissions");
        var words = new ArrayList<String>();
        for (var permission : wanted) {
            var word = permission.text("permission");
            words.add(word == null ? "None" : word);
        }
        Optional<Set<UUID>> folders = fields.has("folder_permissions")
                ? Optional.of(new LinkedHashSet<>(fields.uuids("folder_permissions")))
                : Optional.empty();
        fields.required("permissions").nothingElse().done();
        words.stream()
                .filter(word -> !Permission.NAMES.contains(word))
                .findFirst()
                .ifPresent(word -> {
                    throw ApiError.badRequest("Invalid permission: " + word).thrown();
                });
        return new MemberRights(words.stream().distinct().toList(), folders);
    }
}
