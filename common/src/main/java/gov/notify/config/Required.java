package gov.notify.config;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.eclipse.microprofile.config.spi.Converter;

/// A setting without which a program does not start. It is read by [Text], and [SettingsCheck] names all that are
/// missing at once.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Required {

    /// What it is, such as `a domain`.
    String value();

    /// Takes a missing text for an empty one, which SmallRye would refuse before anybody can say what is wanted.
    final class Text implements Converter<String> {
        @Override
        public String convert(String value) {
            return value.strip();
        }
    }
}
