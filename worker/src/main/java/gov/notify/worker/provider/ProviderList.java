package gov.notify.worker.provider;

import java.sql.SQLException;
import java.util.List;

/// The rows of `provider_details` that may send.
@FunctionalInterface
public interface ProviderList {

    /// @param channel `email` or `sms`
    /// @param international whether it may send texts abroad
    /// @param priority its share among several, 0 to 100
    record Active(String identifier, String channel, boolean international, int priority) {}

    List<Active> read() throws SQLException;
}
