package gov.notify.api.admin.organization;

import gov.notify.api.admin.Unique;
import gov.notify.api.error.ApiError;
import gov.notify.api.error.ApiException;
import gov.notify.branding.EmailBranding;
import gov.notify.organization.Organization;
import gov.notify.organization.OrganizationDomain;
import gov.notify.user.User;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/// The rules of organizations: no two have one name, no domain belongs to two, and their services
/// follow them.
@ApplicationScoped
class Organizations {

    private final OwnedServices services;
    private final Agreements agreements;
    private final Clock clock;

    Organizations(OwnedServices services, Agreements agreements, Clock clock) {
        this.services = services;
        this.agreements = agreements;
        this.clock = clock;
    }

    /// @throws gov.notify.api.error.ApiException 404 where there is none
    Organization one(UUID id) {
        return Organization.<Organization>findByIdOptional(id)
                .orElseThrow(() -> ApiError.noResult().thrown());
    }

    Organization create(OrganizationRequest wanted) {
        var row = new Organization();
        row.id = UUID.randomUUID();
        row.createdAt = clock.instant();
        save(row, wanted);
        return row;
    }

    /// @param row locked
    void change(Organization row, OrganizationRequest wanted) {
        row.updatedAt = clock.instant();
        save(row, wanted);
        if (wanted.changesType() || wanted.changesBranding()) {
            services.follow(row, wanted.changesType(), wanted.changesBranding());
        }
        if (wanted.signs()) {
            agreements.signed(row);
        }
    }

    private static void save(Organization row, OrganizationRequest wanted) {
        var signedBefore = row.agreementSignedById;
        wanted.putInto(row);
        if (row.emailBrandingId != null
                && EmailBranding.findByIdOptional(row.emailBrandingId).isEmpty()) {
            throw ApiError.invalid(List.of("email_branding_id is not the id of an email branding"))
                    .thrown();
        }
        // Whoever has signed may be archived since: only a new signature needs somebody who is there.
        if (row.agreementSignedById != null
                && (wanted.signs() || !row.agreementSignedById.equals(signedBefore))
                && User.<User>findByIdOptional(row.agreementSignedById)
                        .filter(user -> !user.isArchived())
                        .isEmpty()) {
            throw ApiError.invalid(List.of("agreement_signed_by_id is not the id of a user"))
                    .thrown();
        }
        Unique.persist(
                row,
                () -> ApiError.badRequest("Organization name already exists").thrown());
        if (wanted.domains() != null) {
            replaceDomains(row.id, wanted.domains());
        }
    }

    private static void replaceDomains(UUID id, List<String> domains) {
        // Two organizations that take over domains from each other would wait for each other.
        OrganizationDomain.lockAll();
        OrganizationDomain.deleteOf(id);
        if (new HashSet<>(domains).size() < domains.size()) {
            throw taken();
        }
        var rows = domains.stream()
                .map(domain -> {
                    var row = new OrganizationDomain();
                    row.domain = domain;
                    row.organizationId = id;
                    return row;
                })
                .toList();
        Unique.persist(rows, Organizations::taken);
    }

    private static ApiException taken() {
        return ApiError.badRequest("Domain already exists").thrown();
    }
}
