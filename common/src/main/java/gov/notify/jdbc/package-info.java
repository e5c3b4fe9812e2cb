/// Speaks to Postgres in SQL: one unit of work at a time, a batch as arrays, an outage told from a refusal.
///
/// Knows nothing of what is stored. Rows that a person edits are entities of their feature; rows that a message makes,
/// and statistics, come through here.
@NullMarked
package gov.notify.jdbc;

import org.jspecify.annotations.NullMarked;
