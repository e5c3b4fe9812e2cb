package gov.notify.api.admin.service;

import gov.notify.api.schema.Fields;
import gov.notify.api.schema.InvalidValueException;
import gov.notify.branding.EmailBranding;
import gov.notify.service.Service;
import gov.notify.user.User;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What of a service's own row is to be otherwise: the properties of a body that may be changed. All others are passed
/// over (docs/contract/admin-services.md, 10.3).
final class ServiceChange {

    private static final int LONGEST = 255;
    private static final List<String> ORGANIZATION_TYPES = List.of("federal", "state", "other");

    // What may stand before the @ of an address without quotes, so nothing that ends it or begins another header.
    private static final Pattern BEFORE_AT = Pattern.compile("[^\\p{Cntrl}\\p{Z}@<>()\\[\\],;:\\\\\"]+");

    private final Fields fields;
    private final List<Consumer<Service>> edits = new ArrayList<>();
    private final Map<String, UUID> people = new LinkedHashMap<>();
    private final boolean changesBranding;
    private @Nullable UUID branding;
    private @Nullable Boolean active;
    private @Nullable String name;
    private @Nullable String emailFrom;

    private ServiceChange(Fields fields) {
        this.fields = fields;
        this.changesBranding = fields.has("email_branding");
    }

    /// Notes faults with `fields`, whose `done()` its caller calls.
    static ServiceChange read(Fields fields) {
        var change = new ServiceChange(fields);
        change.active = fields.bool("active");
        change.readNames();
        change.readLimits();
        change.readPlans();
        change.readTexts();
        if (change.changesBranding && !fields.isNothing("email_branding")) {
            change.branding = fields.uuid("email_branding");
        }
        return change;
    }

    /// Whether the service would be called otherwise than it is.
    boolean renames(Service service) {
        return name != null && !name.equals(service.name);
    }

    private void readNames() {
        name = fields.read("name", ServiceChange::name);
        emailFrom = fields.read("email_from", ServiceChange::emailFrom);
        set("name", _ -> name, (service, value) -> service.name = value);
        set("email_from", _ -> emailFrom, (service, value) -> service.emailFrom = value);
        set("created_by", this::person, (service, value) -> service.createdById = value);
    }

    private void readLimits() {
        set("restricted", fields::bool, (service, value) -> service.restricted = value);
        set("count_as_live", fields::bool, (service, value) -> service.countAsLive = value);
        set("prefix_sms", fields::bool, (service, value) -> service.prefixSms = value);
        set("message_limit", upTo(Long.MAX_VALUE), (service, value) -> service.messageLimit = value);
        set("total_message_limit", upTo(Long.MAX_VALUE), (service, value) -> service.totalMessageLimit = value);
        set("rate_limit", upTo(Integer.MAX_VALUE), (service, value) -> service.rateLimit = Math.toIntExact(value));
    }

    private void readPlans() {
        setOrNull("consent_to_research", fields::bool, (service, value) -> service.consentToResearch = value);
        setOrNull("volume_sms", this::volume, (service, value) -> service.volumeSms = value);
        setOrNull("volume_email", this::volume, (service, value) -> service.volumeEmail = value);
        setOrNull("go_live_at", fields::moment, (service, value) -> service.goLiveAt = value);
        setOrNull("go_live_user", this::person, (service, value) -> service.goLiveUserId = value);
        setOrNull("organization_type", this::organizationType, (service, value) -> service.organizationType = value);
    }

    private void readTexts() {
        setOrNull("contact_link", this::line, (service, value) -> service.contactLink = value);
        setOrNull("purchase_order_number", this::line, (service, value) -> service.purchaseOrderNumber = value);
        setOrNull("billing_reference", this::line, (service, value) -> service.billingReference = value);
        setOrNull("notes", fields::text, (service, value) -> service.notes = value);
        setOrNull("billing_contact_names", fields::text, (service, value) -> service.billingContactNames = value);
        setOrNull(
                "billing_contact_email_addresses",
                fields::text,
                (service, value) -> service.billingContactEmailAddresses = value);
    }

    /// What no two services may share, as far as this changes it: what is told of a duplicate.
    String uniqueText() {
        return Objects.requireNonNullElse(name, Objects.requireNonNullElse(emailFrom, ""));
    }

    /// Whether it is to be in use; null where nothing is said of that. Not among what [#applyTo] does.
    @Nullable
    Boolean active() {
        return active;
    }

    boolean changesBranding() {
        return changesBranding;
    }

    /// The look of its emails; null for that of Notify itself.
    @Nullable
    UUID branding() {
        return branding;
    }

    void applyTo(Service service) {
        edits.forEach(edit -> edit.accept(service));
    }

    /// What is wrong with ids that nothing has, by field.
    Map<String, List<String>> dangling() {
        var faults = new LinkedHashMap<String, List<String>>();
        people.forEach((field, id) -> {
            if (User.findByIdOptional(id).isEmpty()) {
                faults.put(field, List.of("There is no such user"));
            }
        });
        if (branding != null && EmailBranding.findByIdOptional(branding).isEmpty()) {
            faults.put("email_branding", List.of("There is no such branding"));
        }
        return faults;
    }

    private <T> void set(String property, Function<String, @Nullable T> read, BiConsumer<Service, T> edit) {
        var value = read.apply(property);
        if (value != null) {
            edits.add(service -> edit.accept(service, value));
        }
    }

    private <T> void setOrNull(
            String property, Function<String, @Nullable T> read, BiConsumer<Service, @Nullable T> edit) {
        if (fields.has(property)) {
            var value = fields.orNull(property, read);
            edits.add(service -> edit.accept(service, value));
        }
    }

    private Function<String, @Nullable Long> upTo(long most) {
        return property -> fields.integer(property, 0, most);
    }

    private @Nullable Integer volume(String property) {
        var number = fields.integer(property, 0, Integer.MAX_VALUE);
        return number == null ? null : Math.toIntExact(number);
    }

    private @Nullable String line(String property) {
        return fields.text(property, LONGEST);
    }

    private @Nullable UUID person(String property) {
        var id = fields.uuid(property);
        if (id != null) {
            people.put(property, id);
        }
        return id;
    }

    private @Nullable String organizationType(String property) {
        return fields.read(property, text -> {
            if (!ORGANIZATION_TYPES.contains(text)) {
                throw new InvalidValueException("Invalid enum value " + text);
            }
            return text;
        });
    }

    private static String name(String text) throws InvalidValueException {
        if (text.isBlank() || Service.isOfArchived(text)) {
            throw new InvalidValueException("Invalid name");
        }
        return ofLine(text);
    }

    private static String emailFrom(String text) throws InvalidValueException {
        if (!BEFORE_AT.matcher(text).matches()) {
            throw new InvalidValueException("Not what an email address may begin with");
        }
        return ofLine(text);
    }

    private static String ofLine(String text) throws InvalidValueException {
        if (text.codePointCount(0, text.length()) > LONGEST) {
            throw new InvalidValueException("Longer than maximum length " + LONGEST + ".");
        }
        return text;
    }
}
