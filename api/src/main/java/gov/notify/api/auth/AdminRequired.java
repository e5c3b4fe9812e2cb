package gov.notify.api.auth;

import gov.notify.api.error.ErrorShape;
import gov.notify.api.error.ErrorsIn;
import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Routes that only the admin application's token opens.
@NameBinding
@ErrorsIn(ErrorShape.ADMIN)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface AdminRequired {}
