package gov.notify.api.admin.organization;

import gov.notify.organization.Organization;
import gov.notify.organization.OrganizationDomain;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An organization as it stands in the list of all.
record OrganizationSummary(
        UUID id,
        String name,
        boolean active,
        long countOfLiveServices,
        List<String> domains,
        @Nullable String organizationType) {

    /// All there are, with three queries.
    static List<OrganizationSummary> all() {
        var domains = OrganizationDomain.byOrganization();
        var live = Organization.liveServices();
        return Organization.all().stream()
                .map(row -> new OrganizationSummary(
                        row.id,
                        row.name,
                        row.active,
                        live.getOrDefault(row.id, 0L),
                        domains.getOrDefault(row.id, List.of()),
                        row.organizationType))
                .toList();
    }
}
