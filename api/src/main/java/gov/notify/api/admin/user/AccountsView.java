package gov.notify.api.admin.user;

import gov.notify.user.User;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a person may choose to work in: the organizations and services that are in use.
record AccountsView(List<OrganizationAccount> organizations, List<ServiceAccount> services) {

    private static final String ORGANIZATIONS = """
            select o.id, o.name,
                   (select count(*) from Service s where s.organizationId = o.id and s.active and not s.restricted)
              from OrganizationMember m join Organization o on o.id = m.id.organizationId
             where m.id.userId = ?1 and o.active
             order by o.name, o.id
            """;

    private static final String SERVICES = """
            select s.id, s.name, s.restricted, s.organizationId
              from ServiceMember m join Service s on s.id = m.id.serviceId
             where m.id.userId = ?1 and s.active
             order by s.createdAt, s.id
            """;

    /// An organization.
    record OrganizationAccount(UUID id, String name, long countOfLiveServices) {}

    /// A service, on trial where it is restricted.
    record ServiceAccount(
            UUID id,
            String name,
            boolean restricted,
            @Nullable UUID organization) {}

    static AccountsView of(User user) {
        return new AccountsView(
                list(ORGANIZATIONS, OrganizationAccount.class, user.id), list(SERVICES, ServiceAccount.class, user.id));
    }

    private static <T> List<T> list(String query, Class<T> row, UUID userId) {
        return User.getEntityManager()
                .createQuery(query, row)
                .setParameter(1, userId)
                .getResultList();
    }
}
