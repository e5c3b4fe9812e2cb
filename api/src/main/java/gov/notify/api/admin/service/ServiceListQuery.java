package gov.notify.api.admin.service;

import gov.notify.api.schema.Query;
import gov.notify.api.schema.Wording;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;

/// Which services are asked for, and how much of each.
sealed interface ServiceListQuery {

    /// Every service as it is.
    record All(boolean onlyActive) implements ServiceListQuery {}

    /// Those that a person is a member of.
    record OfMember(UUID userId, boolean onlyActive) implements ServiceListQuery {}

    /// Every service with what it has sent.
    ///
    /// @param days both ends included
    /// @param today as it is when the question is asked
    /// @param withTests whether today's messages of test keys count
    record Detailed(Period days, LocalDate today, boolean onlyActive, boolean withTests) implements ServiceListQuery {

        boolean isOfToday() {
            return days.from().equals(today);
        }

        boolean includesToday() {
            return isOfToday() || (days.from().isBefore(today) && !days.until().isBefore(today));
        }
    }

    /// Days (UTC), both ends included.
    record Period(LocalDate from, LocalDate until) {}

    /// @throws gov.notify.api.error.ApiException 400 where an id or a date is none
    static ServiceListQuery read(MultivaluedMap<String, String> parameters, Clock clock) {
        var query = new Query(parameters, Wording.SCHEMA);
        // The application writes flags as Python does.
        boolean onlyActive = "True".equals(query.text("only_active"));
        var userId = "".equals(query.text("user_id")) ? null : query.uuid("user_id");
        if (userId != null) {
            query.done();
            return new OfMember(userId, onlyActive);
        }
        if (!"True".equals(query.text("detailed"))) {
            query.done();
            return new All(onlyActive);
        }
        var today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        var from = query.date("start_date");
        var until = query.date("end_date");
        boolean withTests = !"False".equals(query.text("include_from_test_key"));
        query.done();
        return new Detailed(
                new Period(Objects.requireNonNullElse(from, today), Objects.requireNonNullElse(until, today)),
                today,
                onlyActive,
                withTests);
    }
}
