package gov.notify.api.admin.template;

import gov.notify.api.http.JsonBody;
import gov.notify.api.json.PythonNotation;
import gov.notify.api.schema.InvalidValueException;
import gov.notify.api.schema.Wording;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a template is to be.
///
/// @param type `email`, `sms` or `letter`; of the last there are none
/// @param subject an email's; null for others
/// @param folder null for the top level
record NewTemplate(
        String name,
        String type,
        String content,
        @Nullable String subject,
        String processType,
        UUID createdBy,
        @Nullable UUID folder) {

    static final int LONGEST_NAME = 255;
    static final List<String> PROCESS_TYPES = List.of("normal", "priority");

    private static final List<String> TYPES = List.of("sms", "email");
    private static final String NO_LONGER = "letter";

    /// @throws gov.notify.api.error.ApiException with every fault of the body
    static NewTemplate read(JsonBody body) {
        var fields = body.fields(Wording.SCHEMA);
        var name = fields.text("name", LONGEST_NAME);
        var type = fields.read("template_type", NewTemplate::type);
        var content = fields.text("content");
        fields.uuid("service"); // the one in the path counts
        var createdBy = fields.uuid("created_by");
        var isEmail = "email".equals(type);
        var subject = isEmail ? fields.text("subject") : fields.orNull("subject", fields::text);
        var processType = fields.word("process_type", PROCESS_TYPES);
        var folder = fields.orNull("parent_folder_id", fields::uuid);
        fields.required("name", "template_type", "content", "service", "created_by");
        if (isEmail) {
            fields.required("subject");
        }
        fields.done();
        return new NewTemplate(
                Objects.requireNonNull(name),
                Objects.requireNonNull(type),
                Objects.requireNonNull(content),
                isEmail ? subject : null,
                Objects.requireNonNullElse(processType, PROCESS_TYPES.getFirst()),
                Objects.requireNonNull(createdBy),
                folder);
    }

    /// A service that asks for letters is told that it may not write any.
    private static String type(String word) throws InvalidValueException {
        if (TYPES.contains(word) || word.equals(NO_LONGER)) {
            return word;
        }
        throw new InvalidValueException(PythonNotation.of(word) + " is not one of [" + String.join(", ", TYPES) + "]");
    }

    @Override
    public String toString() {
        return "NewTemplate[" + type + "]";
    }
}
