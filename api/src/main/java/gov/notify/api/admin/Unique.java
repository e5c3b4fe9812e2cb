package gov.notify.api.admin;

import gov.notify.api.error.ApiException;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.ConstraintViolationException.ConstraintKind;

/// Stores rows of which no two may be alike: whoever comes second is told so, at whatever moment it comes.
public final class Unique {

    private Unique() {}

    /// Stores `row` as it is now.
    ///
    /// @param taken what is wrong where there is another like it
    public static void persist(PanacheEntityBase row, Supplier<ApiException> taken) {
        persist(List.of(row), taken);
    }

    /// Stores `row` as it is now, which may be like another in more than one way.
    ///
    /// @param taken what is wrong, by the name of the constraint that says so
    public static void persist(PanacheEntityBase row, Function<String, ApiException> taken) {
        store(List.of(row), taken);
    }

    /// Stores all `rows` as they are now.
    ///
    /// @param taken what is wrong where there is another like one of them
    public static void persist(List<? extends PanacheEntityBase> rows, Supplier<ApiException> taken) {
        store(rows, _ -> taken.get());
    }

    private static void store(List<? extends PanacheEntityBase> rows, Function<String, ApiException> taken) {
        try {
            rows.forEach(row -> row.persist());
            Panache.flush();
        } catch (ConstraintViolationException e) {
            throw e.getKind() == ConstraintKind.UNIQUE ? taken.apply(String.valueOf(e.getConstraintName())) : e;
        }
    }
}
