package gov.notify.sandbox.login;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// The people that Notify knows and the admin application lets in, read from Notify's database whenever the page is
/// opened. There are none while there is no database or no table in it yet.
public final class KnownPeople implements LoginPeople {
    private static final Logger LOG = System.getLogger(KnownPeople.class.getName());

    private static final String QUERY = """
        select name, email_address, platform_admin from users
        where state <> 'inactive' and email_address ~* '[@.](gov|mil|si\\.edu)$'
        order by platform_admin desc, created_at limit 30
        """;

    private final String jdbcUrl;

    public KnownPeople(String jdbcUrl) {
        this.jdbcUrl = jdbcUrl;
    }

    @Override
    public List<LoginPerson> all() {
        var people = new ArrayList<LoginPerson>();
        try (var connection = DriverManager.getConnection(jdbcUrl);
                var statement = connection.createStatement()) {
            statement.setQueryTimeout(5);
            try (var rows = statement.executeQuery(QUERY)) {
                while (rows.next()) {
                    people.add(new LoginPerson(rows.getString(1), rows.getString(2), rows.getBoolean(3)));
                }
            }
        } catch (SQLException e) {
            // An address can be typed all the same.
            LOG.log(Level.DEBUG, "The stand-in for Login.gov cannot read who there is: " + e.getSQLState());
        }
        return people;
    }
}
