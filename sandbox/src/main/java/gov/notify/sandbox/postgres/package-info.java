/// A real PostgreSQL on this machine, unpacked from a Maven artifact, durable as in production.
@NullMarked
package gov.notify.sandbox.postgres;

import org.jspecify.annotations.NullMarked;
