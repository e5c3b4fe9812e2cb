package gov.notify.api.admin.template;

import gov.notify.recipient.InvalidRecipient;
import gov.notify.recipient.PhoneNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The sender of texts, or the address for answers to emails, that a service has chosen as its default. For the rows
/// of one result: they have one of each, and reading a number takes longer than reading a row.
final class DefaultSender {

    /// The column of a statement over templates `t`. Looked up once a statement, as it does not depend on the row.
    /// Its two parameters are the service's id.
    static final String COLUMN = """
            case t.template_type
              when 'sms' then (select sms_sender from service_sms_senders
                                where service_id = ? and is_default and not archived)
              else (select email_address from service_email_reply_to
                     where service_id = ? and is_default and not archived)
            end as default_sender
            """;

    private final Map<String, String> shown = new HashMap<>();

    /// The sender in this row: a phone number as E.164, everything else as it is.
    @Nullable
    String shown(ResultSet row) throws SQLException {
        var sender = row.getString("default_sender");
        return sender == null ? null : shown.computeIfAbsent(sender, DefaultSender::shown);
    }

    private static String shown(String sender) {
        try {
            return PhoneNumber.parse(sender).e164();
        } catch (InvalidRecipient _) {
            return sender;
        }
    }
}
