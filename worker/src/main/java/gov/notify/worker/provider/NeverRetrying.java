package gov.notify.worker.provider;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/// Marks the AWS clients that never repeat a call, so that nobody sends through a client that does.
@Qualifier
@Retention(RUNTIME)
@Target({METHOD, FIELD, PARAMETER})
@interface NeverRetrying {}
