package gov.notify.user;

import java.util.List;

/// A membership as the report of all people shows it. `toString()` hides the content.
///
/// @param mobileNumber empty where there is none
/// @param service its name
public record ReportedMember(String name, String emailAddress, String mobileNumber, String service) {

    private static final String ALL = """
            select u.name, u.emailAddress, coalesce(u.mobileNumber, ''), s.name
              from ServiceMember m join User u on u.id = m.id.userId join Service s on s.id = m.id.serviceId
             where left(s.name, 9) <> '_archived'
             order by u.name, u.id, s.name
            """;

    /// Every membership of a service that is not archived, by the name of the person.
    public static List<ReportedMember> all() {
        return User.getEntityManager().createQuery(ALL, ReportedMember.class).getResultList();
    }

    @Override
    public String toString() {
        return "ReportedMember";
    }
}
