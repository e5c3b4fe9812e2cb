/// The whole of Notify as processes: the outside world, api and worker, started, spoken to and ended from here.
///
/// Nothing of Notify's own is on the class path. What a test, a benchmark or an attack knows, it knows through HTTP,
/// SQL and Redis.
@NullMarked
package gov.notify.e2e.world;

import org.jspecify.annotations.NullMarked;
