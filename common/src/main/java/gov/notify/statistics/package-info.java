/// How many messages a service has sent, and what became of them.
///
/// Read from counts that are kept beside the messages in the same transactions, or from the
/// messages themselves where the question is finer than the counts.
@NullMarked
package gov.notify.statistics;

import org.jspecify.annotations.NullMarked;
