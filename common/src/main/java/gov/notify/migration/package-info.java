/// Brings the schema to this program's version when it starts, as soon as Postgres is there; or, where programs are
/// told not to, waits until a task has.
///
/// A program listens before that, so that a platform hears that it lives and may end it: what needs the schema observes
/// [SchemaReady] instead of Quarkus' own event of the start.
@NullMarked
package gov.notify.migration;

import org.jspecify.annotations.NullMarked;
