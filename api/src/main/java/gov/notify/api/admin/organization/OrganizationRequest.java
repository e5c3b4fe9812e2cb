package gov.notify.api.admin.organization;

import gov.notify.api.error.ApiError;
import gov.notify.api.http.JsonBody;
import gov.notify.api.schema.Fields;
import gov.notify.api.schema.InvalidValueException;
import gov.notify.api.schema.RecipientFields;
import gov.notify.api.schema.Wording;
import gov.notify.organization.Organization;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What an organization is to be: of all that it may have, the parts that were given. `toString()`
/// hides them.
///
/// @param parts puts each into the row
/// @param domains in small letters, as they were given; null where they stay as they are
/// @param changesType whether the services get their type from it anew
/// @param changesBranding whether services without a look of their own get its
/// @param signs whether somebody signs the agreement
record OrganizationRequest(
        List<Consumer<Organization>> parts,
        @Nullable List<String> domains,
        boolean changesType,
        boolean changesBranding,
        boolean signs) {

    static final List<String> TYPES = List.of("federal", "state", "other");

    private static final int LONGEST = 255;

    /// Of an organization that is new.
    ///
    /// @throws gov.notify.api.error.ApiException with every fault of the body
    static OrganizationRequest readNew(JsonBody body) {
        return read(body.fields(Wording.SCHEMA), "name", "organization_type");
    }

    /// Of one that is there.
    ///
    /// @throws gov.notify.api.error.ApiException with every fault of the body
    static OrganizationRequest read(JsonBody body) {
        return read(body.fields(Wording.SCHEMA));
    }

    void putInto(Organization row) {
        parts.forEach(part -> part.accept(row));
    }

    private static OrganizationRequest read(Fields fields, String... required) {
        var parts = new Parts(fields, new ArrayList<>());
        parts.filled("name", name -> fields.read(name, OrganizationRequest::name), (row, name) -> row.name = name);
        parts.filled("organization_type", name -> fields.word(name, TYPES), (row, type) -> row.organizationType = type);
        parts.filled("active", name -> fields.orNull(name, fields::bool), (row, active) -> row.active = active);
        parts.any("email_branding_id", fields::uuid, (row, id) -> row.emailBrandingId = id);
        boolean signs = agreement(parts, fields);
        contacts(parts, fields);
        var domains = fields.orNull("domains", fields::texts);
        fields.required(required).done();
        return new OrganizationRequest(
                parts.found(),
                domains == null
                        ? null
                        : domains.stream().map(OrganizationRequest::domain).toList(),
                fields.has("organization_type"),
                fields.has("email_branding_id"),
                signs);
    }

    /// Whether somebody signs.
    private static boolean agreement(Parts parts, Fields fields) {
        parts.any("agreement_signed_at", fields::moment, (row, at) -> row.agreementSignedAt = at);
        parts.any("agreement_signed_version", fields::number, (row, version) -> row.agreementSignedVersion = version);
        parts.any(
                "agreement_signed_on_behalf_of_name",
                name -> fields.text(name, LONGEST),
                (row, name) -> row.agreementSignedOnBehalfOfName = name);
        parts.any(
                "agreement_signed_on_behalf_of_email_address",
                name -> fields.read(name, OrganizationRequest::address),
                (row, address) -> row.agreementSignedOnBehalfOfEmailAddress =
                        address == null || address.isEmpty() ? null : address);
        var signed = parts.any("agreement_signed", fields::bool, (row, is) -> row.agreementSigned = is);
        var by = parts.any("agreement_signed_by_id", fields::uuid, (row, id) -> row.agreementSignedById = id);
        return Boolean.TRUE.equals(signed) && by != null;
    }

    private static void contacts(Parts parts, Fields fields) {
        parts.any("request_to_go_live_notes", fields::text, (row, text) -> row.requestToGoLiveNotes = text);
        parts.any("notes", fields::text, (row, text) -> row.notes = text);
        parts.any("billing_contact_names", fields::text, (row, text) -> row.billingContactNames = text);
        parts.any(
                "billing_contact_email_addresses",
                fields::text,
                (row, text) -> row.billingContactEmailAddresses = text);
        parts.any(
                "purchase_order_number",
                name -> fields.text(name, LONGEST),
                (row, text) -> row.purchaseOrderNumber = text);
        parts.any("billing_reference", name -> fields.text(name, LONGEST), (row, text) -> row.billingReference = text);
    }

    private static String name(String text) throws InvalidValueException {
        var name = text.strip();
        if (name.isEmpty()) {
            // Two blanks after the field: a schema quotes the text between them.
            throw new InvalidValueException(" should be non-empty");
        }
        if (name.codePointCount(0, name.length()) > LONGEST) {
            throw new InvalidValueException("is too long");
        }
        return name;
    }

    /// Empty for nobody: the application's form sends it so where a person signs for themselves.
    private static String address(String text) throws InvalidValueException {
        var address = text.isBlank() ? "" : RecipientFields.email(text).value();
        if (address.length() > LONGEST) {
            throw new InvalidValueException("is too long");
        }
        return address;
    }

    private static String domain(String text) {
        var domain = text.strip().toLowerCase(Locale.ROOT);
        if (domain.isEmpty()
                || domain.length() > LONGEST
                || domain.chars().anyMatch(c -> c == '@' || Character.isWhitespace(c))) {
            throw ApiError.invalid(List.of("domains must be a list of domains, such as agency.gov"))
                    .thrown();
        }
        return domain;
    }

    /// Gathers what was given.
    private record Parts(Fields fields, List<Consumer<Organization>> found) {

        /// Something that is never null.
        <T> void filled(String name, Function<String, @Nullable T> read, BiConsumer<Organization, T> set) {
            var value = read.apply(name);
            if (value != null) {
                found.add(row -> set.accept(row, value));
            }
        }

        /// Something that may be null, which it answers.
        <T> @Nullable T any(
                String name, Function<String, @Nullable T> read, BiConsumer<Organization, @Nullable T> set) {
            var value = fields.orNull(name, read);
            if (fields.has(name)) {
                found.add(row -> set.accept(row, value));
            }
            return value;
        }
    }

    @Override
    public String toString() {
        return "OrganizationRequest[" + parts.size() + " parts]";
    }
}
