package gov.notify.api.admin.retention;

import gov.notify.api.error.ApiError;
import gov.notify.api.http.JsonBody;
import gov.notify.api.schema.Wording;
import gov.notify.message.Channel;
import java.util.List;
import java.util.Objects;

/// For how many days messages of a kind are to be kept.
record RetentionRequest(String notificationType, int days) {

    private static final List<String> TYPES = List.of(Channel.SMS.wireName(), Channel.EMAIL.wireName());
    /// What the admin application's form takes.
    private static final int FEWEST = 3;

    private static final int MOST = 90;

    /// @throws gov.notify.api.error.ApiException with every fault of the body
    static RetentionRequest read(JsonBody body) {
        var fields = body.fields(Wording.SCHEMA);
        var type = fields.word("notification_type", TYPES);
        var days = fields.nearest("days_of_retention");
        fields.required("notification_type", "days_of_retention").done();
        return new RetentionRequest(Objects.requireNonNull(type), checked(Objects.requireNonNull(days)));
    }

    /// Of a body that only has the days.
    ///
    /// @throws gov.notify.api.error.ApiException with every fault of the body
    static int readDays(JsonBody body) {
        var fields = body.fields(Wording.SCHEMA);
        var days = fields.nearest("days_of_retention");
        fields.required("days_of_retention").done();
        return checked(Objects.requireNonNull(days));
    }

    private static int checked(long days) {
        if (days < FEWEST || days > MOST) {
            throw ApiError.badRequest("Days of retention must be between " + FEWEST + " and " + MOST)
                    .thrown();
        }
        return (int) days;
    }
}
