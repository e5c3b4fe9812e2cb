package gov.notify.api.admin.template;

import gov.notify.api.command.Named;
import gov.notify.api.command.OperatorCommand;
import gov.notify.api.command.OperatorFile;
import gov.notify.api.command.OperatorRefusal;
import gov.notify.api.config.ApiConfig;
import gov.notify.api.schema.Fields;
import gov.notify.api.schema.Wording;
import gov.notify.rendering.EmailTemplate;
import gov.notify.rendering.SmsTemplate;
import gov.notify.template.Template;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// An operator's commands about templates.
@Singleton
@Command(name = "template", description = "What services' messages say, and Notify's own.")
public class TemplateCommands implements OperatorCommand {

    private final AdminTemplates templates;
    private final UUID notifyService;

    TemplateCommands(AdminTemplates templates, ApiConfig config) {
        this.templates = templates;
        this.notifyService = config.notifyServiceId();
    }

    @Command(
            name = "apply",
            description =
                    "Makes the template that a file describes, or a new version of the one of that name and type.%n"
                            + "The file: {\"name\": …, \"type\": \"email\" or \"sms\", \"subject\": …, \"content\": …}, the content a text"
                            + " or an array of lines.")
    String apply(
            @Option(names = "--service", required = true, description = "The service: its id or its exact name.")
                    String service,
            @Parameters(paramLabel = "FILE", description = "A JSON object.") Path file,
            @Option(
                            names = "--by",
                            defaultValue = Named.NOTIFY_USER,
                            description =
                                    "Who writes it: a user's id or email address; Notify itself if nobody is named.")
                    String by) {
        var wanted = read(OperatorFile.json(file), false);
        return QuarkusTransaction.requiringNew().call(() -> {
            var owner = Named.service(service);
            var author = Named.user(by).id;
            var known = Template.<Template>list(
                    "serviceId = ?1 and name = ?2 and templateType = ?3 and not archived and not hidden",
                    owner.id,
                    wanted.name(),
                    wanted.type());
            if (known.size() > 1) {
                throw new OperatorRefusal("Service " + owner.id + " has several templates of that name");
            }
            if (known.isEmpty()) {
                return "made template "
                        + templates
                                .create(owner.id, wanted.asNew(author))
                                .text()
                                .id();
            }
            return edit(known.getFirst(), wanted, author);
        });
    }

    @Command(
            name = "refresh",
            description =
                    "Brings the templates of Notify's own messages to what a file says; each that changes gets a version.%n"
                            + "The file: an array of objects as for apply, each with the id of a template, which keeps its type and"
                            + " placeholders. All are changed or none.")
    String refresh(@Parameters(paramLabel = "FILE", description = "A JSON array.") Path file) {
        if (!(OperatorFile.json(file) instanceof List<?> all)) {
            throw new OperatorRefusal(file + " is no array of templates");
        }
        return QuarkusTransaction.requiringNew().call(() -> {
            var lines = new ArrayList<String>();
            for (var each : all) {
                lines.add(refresh(read(each, true)));
            }
            return String.join("\n", lines);
        });
    }

    private String refresh(Wanted wanted) {
        var id = Objects.requireNonNull(wanted.id());
        var template = Template.of(notifyService, id)
                .orElseThrow(() -> new OperatorRefusal("Notify has no template " + id + " of its own"));
        if (!template.templateType.equals(wanted.type())) {
            throw new OperatorRefusal("Template " + id + " is of type " + template.templateType);
        }
        var is = placeholders(template.templateType, template.subject, template.content);
        var becomes = placeholders(wanted.type(), wanted.subject(), wanted.content());
        if (!is.equals(becomes)) {
            throw new OperatorRefusal(
                    "Template " + id + " must have the placeholders " + is + ", which its messages fill in");
        }
        return edit(template, wanted, UUID.fromString(Named.NOTIFY_USER));
    }

    private String edit(Template template, Wanted wanted, UUID author) {
        var change = wanted.asEdit(author);
        if (!change.changes(template)) {
            return "unchanged: template " + template.id;
        }
        templates.change(template.serviceId, template.id, change);
        return "template " + template.id + " is at version " + template.version;
    }

    private static Set<String> placeholders(String type, @Nullable String subject, String content) {
        return new TreeSet<>(
                type.equals("email")
                        ? EmailTemplate.of(Objects.requireNonNullElse(subject, ""), content)
                                .placeholders()
                        : SmsTemplate.of(content).placeholders());
    }

    private static Wanted read(@Nullable Object described, boolean withId) {
        var fields = Fields.of(OperatorFile.withLines(described, "content"), Wording.SCHEMA);
        var id = fields.uuid("id");
        var name = fields.text("name", NewTemplate.LONGEST_NAME);
        var type = fields.word("type", List.of("email", "sms"));
        var subject = fields.orNull("subject", fields::text);
        var content = fields.text("content");
        fields.required("name", "type", "content");
        if (withId) {
            fields.required("id");
        }
        if ("email".equals(type)) {
            fields.required("subject");
        }
        fields.done();
        return new Wanted(
                id,
                Objects.requireNonNull(name),
                Objects.requireNonNull(type),
                subject,
                Objects.requireNonNull(content));
    }

    /// What a template is to say.
    private record Wanted(
            @Nullable UUID id,
            String name,
            String type,
            @Nullable String subject,
            String content) {

        NewTemplate asNew(UUID author) {
            return new NewTemplate(name, type, content, type.equals("email") ? subject : null, "normal", author, null);
        }

        TemplateEdit asEdit(UUID author) {
            return new TemplateEdit(name, content, subject, null, false, author, false, null);
        }
    }
}
