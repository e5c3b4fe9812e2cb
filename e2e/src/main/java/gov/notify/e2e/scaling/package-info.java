/// Plays hours of arrivals against the committed policies, second by second, in no time: how many workers run when, how
/// long messages wait, and that none is lost on the way.
///
/// The algorithms are those of the autoscalers' own sources and documentation; how fast a worker is
/// comes from `make bench` where it has been run, else from docs/performance.md.
@NullMarked
package gov.notify.e2e.scaling;

import org.jspecify.annotations.NullMarked;
