/// Work that happens at a time, on one worker, whichever is alive.
///
/// Every [ScheduledTask][gov.notify.worker.schedule.ScheduledTask] may run twice, be cut off anywhere, and be late: the
/// next run catches up. db-scheduler picks the worker; `scheduler_runs` tells afterwards what ran when, and how
/// it ended.
@NullMarked
package gov.notify.worker.schedule;

import org.jspecify.annotations.NullMarked;
