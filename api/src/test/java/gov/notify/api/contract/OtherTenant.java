package gov.notify.api.contract;

import gov.notify.api.given.Services;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A tenant whom nobody calls about: all that is its own, so that a change of any of it can be seen.
record OtherTenant(Services services, AdminWorld world) {

    /// Stands in all that it wrote.
    static final String MARK = "its-own-business";

    private static final String TABLES_OF_SERVICES = """
            select c.table_name from information_schema.columns c
              join information_schema.tables t using (table_schema, table_name)
             where c.table_schema = current_schema() and c.column_name = 'service_id' and t.table_type = 'BASE TABLE'
               and c.data_type = 'uuid'
            """;

    /// Its names of fixtures that are rows of it.
    private static final List<String> OWN = List.of(
            "user",
            "colleague",
            "template",
            "email_template",
            "folder",
            "second_folder",
            "api_key",
            "reply_to",
            "other_reply_to",
            "sms_sender",
            "number_sender",
            "retention",
            "inbound_api",
            "callback",
            "invite",
            "expired_invite",
            "organization",
            "domain",
            "org_invite",
            "org_member",
            "credential",
            "code",
            "own_number",
            "branding",
            "notification");

    /// With everything that a tenant can have.
    static OtherTenant complete(Services services, AdminWorld world) {
        furnish(world);
        var service = world.id("service");
        Map.of(
                        "templates", "name",
                        "template_folder", "name",
                        "api_keys", "name",
                        "service_callback_api", "url",
                        "invited_users", "permissions")
                .forEach((table, column) -> services.sql(
                        "update " + table + " set " + column + " = ? || id::text where service_id = ?", MARK, service));
        services.sql("update services set notes = ?, contact_link = ? where id = ?", MARK, MARK, service);
        services.sql("update webauthn_credential set name = ? where user_id = ?", MARK, world.id("user"));
        services.sql("update organization set notes = ? where id = ?", MARK, world.id("organization"));
        return new OtherTenant(services, world);
    }

    /// Makes all that a tenant can have, before somebody else makes some of it.
    static void furnish(AdminWorld world) {
        OWN.forEach(world::value);
    }

    /// Its ids, as somebody may have learnt them.
    List<String> ids() {
        return OWN.stream()
                .filter(name -> !List.of("domain", "code").contains(name))
                .map(world::value)
                .toList();
    }

    /// A digest of its rows, by table.
    Map<String, String> rows() {
        var rows = new TreeMap<String, String>();
        var service = "'" + world.value("service") + "'";
        var people = "('" + world.value("user") + "', '" + world.value("colleague") + "', '" + world.value("org_member")
                + "')";
        var organization = "'" + world.value("organization") + "'";
        services.texts(TABLES_OF_SERVICES).forEach(table -> rows.put(table, digest(table, "service_id = " + service)));
        rows.put("services", digest("services", "id = " + service));
        rows.put("users", digest("users", "id in " + people));
        for (var table : List.of("verify_codes", "webauthn_credential")) {
            rows.put(table, digest(table, "user_id in " + people));
        }
        rows.put("organization", digest("organization", "id = " + organization));
        for (var table : List.of("domain", "user_to_organization", "invited_organization_users")) {
            rows.put(table, digest(table, "organization_id = " + organization));
        }
        rows.put("email_branding", digest("email_branding", "id = '" + world.value("branding") + "'"));
        rows.put(
                "template_redacted",
                digest(
                        "template_redacted",
                        "template_id in (select id from templates where service_id = " + service + ")"));
        return rows;
    }

    private String digest(String table, String condition) {
        return services.texts(
                        "select count(*) || ' ' || coalesce(md5(string_agg(row::text, '|' order by row::text)), '')"
                                + " from " + table + " as row where " + condition)
                .getFirst();
    }
}
