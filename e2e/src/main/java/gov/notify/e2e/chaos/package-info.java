/// Attacks on a running Notify, and the books that show whether it kept its promises.
///
/// Two apis and two workers under steady load; faults at random moments, drawn from a seed; after every few of them the
/// load stops, the system settles, and three sides are balanced: ids that clients got a 201 for, rows in Postgres, what
/// the provider took.
@NullMarked
package gov.notify.e2e.chaos;

import org.jspecify.annotations.NullMarked;
