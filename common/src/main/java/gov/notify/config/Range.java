package gov.notify.config;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What a setting may be: a number, or a duration in the way settings write them (`250ms`, `30s`, `5m`). Both ends are
/// included; an absent end is open. [SettingsCheck] holds programs to it.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Range {
    String min() default "";

    String max() default "";
}
