package gov.notify.template;

import gov.notify.message.Channel;
import gov.notify.snapshot.Invalidations;
import gov.notify.snapshot.Snapshots;
import gov.notify.user.User;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Templates as requests and hand-overs see them: the current version until it changes, which is seen within two
/// seconds; a given version unchanging.
@ApplicationScoped
public class TemplateSnapshots {

    private static final String ENTRY = "template:";

    // 20,000 small ones, or 16 of the longest: a parsed template holds its text up to three times.
    private static final Snapshots.Bound<TemplateSnapshot> BOUND =
            new Snapshots.Bound<>(8_000_000, TemplateSnapshot::weight);

    private final Snapshots<Key, TemplateSnapshot> current;
    private final Snapshots<VersionKey, TemplateSnapshot> versions;

    private record Key(UUID serviceId, UUID templateId) {}

    private record VersionKey(UUID serviceId, UUID templateId, int version) {}

    public TemplateSnapshots(Invalidations invalidations) {
        this.current = new Snapshots<>(this::load, BOUND);
        this.versions = Snapshots.unchanging(this::load, BOUND);
        invalidations.onChange(this::drop);
    }

    /// The current version of a template of this service; hidden and archived ones too.
    public Optional<TemplateSnapshot> current(UUID serviceId, UUID templateId) {
        return current.find(new Key(serviceId, templateId));
    }

    /// A version of a template of this service, as it was.
    public Optional<TemplateSnapshot> version(UUID serviceId, UUID templateId, int version) {
        return versions.find(new VersionKey(serviceId, templateId, version));
    }

    /// What a service may list: not archived, not hidden, by name, then type. Read anew each time.
    public List<TemplateSnapshot> listed(UUID serviceId) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var templates = Template.listedOf(serviceId);
            var authors = User.addresses(
                    templates.stream().map(template -> template.createdById).collect(Collectors.toSet()));
            return templates.stream()
                    .map(TemplateVersion::copyOf)
                    .map(template -> snapshot(template, authors.getOrDefault(template.createdById, "")))
                    .toList();
        });
    }

    /// The name under which a change of this template is announced.
    public static String entry(UUID serviceId, UUID templateId) {
        return ENTRY + serviceId + ":" + templateId;
    }

    private void drop(String entry) {
        if (entry.equals(Invalidations.EVERYTHING)) {
            current.dropAll();
        } else if (entry.startsWith(ENTRY)) {
            var ids = entry.substring(ENTRY.length()).split(":", 2);
            current.drop(new Key(UUID.fromString(ids[0]), UUID.fromString(ids[1])));
        }
    }

    private Optional<TemplateSnapshot> load(Key key) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Template.of(key.serviceId, key.templateId).map(TemplateSnapshots::snapshot));
    }

    private Optional<TemplateSnapshot> load(VersionKey key) {
        return QuarkusTransaction.requiringNew()
                .call(() -> TemplateVersion.of(key.serviceId, key.templateId, key.version)
                        .map(TemplateSnapshots::snapshot));
    }

    private static TemplateSnapshot snapshot(Template template) {
        return snapshot(TemplateVersion.copyOf(template));
    }

    private static TemplateSnapshot snapshot(TemplateVersion template) {
        var author = User.addresses(Set.of(template.createdById));
        return snapshot(template, author.getOrDefault(template.createdById, ""));
    }

    private static TemplateSnapshot snapshot(TemplateVersion template, String author) {
        return new TemplateSnapshot(
                template.id.templateId(),
                template.serviceId,
                template.id.version(),
                Channel.of(template.templateType),
                template.name,
                template.subject,
                template.content,
                template.archived,
                template.hidden,
                template.processType,
                template.hasUnsubscribeLink,
                template.createdAt,
                template.updatedAt,
                author);
    }
}
