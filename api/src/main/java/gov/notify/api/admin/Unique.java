package gov.notify.api.admin;

import gov.notify.api.error.ApiException;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import java.util.List;
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

    /// Stores all `rows` as they are now.
    ///
    /// @param taken what is wrong where there is another like one of them
    public static void persist(List<? extends PanacheEntityBase> rows, Supplier<ApiException> taken) {
        try {
            rows.forEach(row -> row.persist());
            Panache.flush();
        } catch (ConstraintViolationException e) {
            throw e.getKind() == ConstraintKind.UNIQUE ? taken.get() : e;
        }
    }
}
