package gov.notify.api.error;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// In which shape the routes of a resource tell errors. Stands on the resource, or on an annotation that its
/// whole family has.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ErrorsIn {
    ErrorShape value();
}
