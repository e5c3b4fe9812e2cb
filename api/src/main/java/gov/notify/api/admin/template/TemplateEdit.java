package gov.notify.api.admin.template;

import gov.notify.api.http.JsonBody;
import gov.notify.api.schema.Wording;
import gov.notify.template.Template;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is to be other about a template: null is what stays.
///
/// @param subject empty where it was given as null; a text has none, whatever it is given
/// @param archived `false` is as good as nothing: what is archived stays so
/// @param createdBy who wants it
/// @param redacts whether to hide what is filled in; then nothing else is changed
/// @param version the one that was changed, if whoever asks knows; what is no whole number says nothing
record TemplateEdit(
        @Nullable String name,
        @Nullable String content,
        @Nullable String subject,
        @Nullable String processType,
        boolean archived,
        @Nullable UUID createdBy,
        boolean redacts,
        @Nullable Long version) {

    /// @throws gov.notify.api.error.ApiException with every fault of the body
    static TemplateEdit read(JsonBody body) {
        var fields = body.fields(Wording.SCHEMA);
        var name = fields.text("name", NewTemplate.LONGEST_NAME);
        var content = fields.text("content");
        var subject = fields.orNull("subject", fields::text);
        var processType = fields.word("process_type", NewTemplate.PROCESS_TYPES);
        var archived = fields.bool("archived");
        var createdBy = fields.uuid("created_by");
        var redacts = fields.bool("redact_personalisation");
        var version = fields.integerIfAny("version");
        fields.orNull("reply_to", fields::uuid); // has no effect
        fields.done();
        return new TemplateEdit(
                name,
                content,
                fields.has("subject") ? Objects.requireNonNullElse(subject, "") : null,
                processType,
                Boolean.TRUE.equals(archived),
                createdBy,
                Boolean.TRUE.equals(redacts),
                version);
    }

    /// Whether anything of the template is not as wanted.
    boolean changes(Template template) {
        return differs(name, template.name)
                || changesContent(template)
                || changesSubject(template)
                || differs(processType, template.processType)
                || archives(template);
    }

    boolean changesContent(Template template) {
        return differs(content, template.content);
    }

    boolean changesSubject(Template template) {
        return template.templateType.equals("email") && differs(subject, template.subject);
    }

    boolean archives(Template template) {
        return archived && !template.archived;
    }

    /// Makes it as wanted.
    void applyTo(Template template) {
        template.name = Objects.requireNonNullElse(name, template.name);
        template.content = Objects.requireNonNullElse(content, template.content);
        if (changesSubject(template)) {
            template.subject = subject;
        }
        template.processType = Objects.requireNonNullElse(processType, template.processType);
        template.archived |= archived;
        template.createdById = Objects.requireNonNullElse(createdBy, template.createdById);
    }

    private static boolean differs(@Nullable String wanted, @Nullable String is) {
        return wanted != null && !wanted.equals(is);
    }

    @Override
    public String toString() {
        return "TemplateEdit[]";
    }
}
