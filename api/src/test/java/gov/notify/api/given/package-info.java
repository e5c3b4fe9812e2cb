/// What tests start from: real Postgres and Redis, a clock that can be set, and services made to measure.
@NullMarked
package gov.notify.api.given;

import org.jspecify.annotations.NullMarked;
