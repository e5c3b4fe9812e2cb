package gov.notify.worker.schedule;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import gov.notify.jdbc.StoreUnavailable;
import gov.notify.log.SafeStackTrace;
import gov.notify.migration.SchemaReady;
import gov.notify.redis.RedisUnavailable;
import gov.notify.worker.config.WorkerConfig;
import gov.notify.worker.config.WorkerId;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/// Runs every task on one worker at a time. A worker that dies during one is noticed by its missing
/// heartbeats, and another takes the task over.
@ApplicationScoped
public class TaskScheduler {

    private static final Logger LOG = Logger.getLogger(TaskScheduler.class);
    private static final int MISSED_HEARTBEATS = 4;
    private static final int AT_ONCE = 2;
    private static final Duration AFTER_OUTAGE = Duration.ofMinutes(1);

    /// How often a worker looks for what is due, and says that it lives while it does something.
    record Pace(Duration poll, Duration heartbeat) {
        static final Pace USUAL = new Pace(Duration.ofSeconds(5), Duration.ofSeconds(5));
    }

    private final List<ScheduledTask> tasks;
    private final boolean enabled;
    private final RunLog log;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Scheduler scheduler;
    private volatile boolean started;

    @Inject
    TaskScheduler(
            @Any Instance<ScheduledTasks> features,
            WorkerConfig config,
            DataSource database,
            WorkerId worker,
            Clock clock,
            MeterRegistry meters) {
        this(
                features.stream().flatMap(feature -> feature.tasks().stream()).toList(),
                config.does(WorkerConfig.SCHEDULE),
                database,
                worker,
                clock,
                meters,
                Pace.USUAL);
    }

    /// @param enabled whether this worker runs any
    TaskScheduler(
            List<ScheduledTask> tasks,
            boolean enabled,
            DataSource database,
            WorkerId worker,
            Clock clock,
            MeterRegistry meters,
            Pace pace) {
        this.tasks = List.copyOf(tasks);
        this.enabled = enabled;
        this.log = new RunLog(database, worker, clock);
        this.meters = meters;
        this.clock = clock;
        this.scheduler = Scheduler.create(database)
                .startTasks(tasks.stream().map(this::recurring).toList())
                .schedulerName(new SchedulerName.Fixed(worker.value()))
                .clock(clock::instant)
                .pollingInterval(pace.poll())
                .heartbeatInterval(pace.heartbeat())
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .threads(AT_ONCE)
                .executorService(Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("notify-task-", 0).factory()))
                .shutdownMaxWait(Duration.ofSeconds(2))
                .alwaysPersistTimestampInUTC()
                .failureLogging(LogLevel.OFF, false) // we say what there is to say
                .build();
    }

    void start(@Observes SchemaReady event) {
        if (enabled) {
            scheduler.start();
            started = true;
            LOG.infof("scheduled %s", tasks.stream().map(ScheduledTask::name).toList());
        }
    }

    void stop(@Observes(notifyObserver = Reception.IF_EXISTS) ShutdownEvent event) {
        if (started) {
            scheduler.stop();
        }
    }

    private RecurringTask<Void> recurring(ScheduledTask task) {
        var when = switch (task.when()) {
            case ScheduledTask.When.Every(var pause) -> Schedules.fixedDelay(pause);
            case ScheduledTask.When.At(var time) -> Schedules.daily(ZoneOffset.UTC, time);
        };
        return Tasks.recurring(task.name(), when)
                .onFailure((complete, operations) -> operations.reschedule(
                        complete, again(complete.getTimeDone(), when.getNextExecutionTime(complete))))
                .execute((TaskInstance<Void> instance, ExecutionContext context) ->
                        run(task, context.getExecution().getExecutionTime()));
    }

    /// What an outage kept from being done comes again soon, not on the next night.
    private static Instant again(Instant failed, Instant next) {
        var soon = failed.plus(AFTER_OUTAGE);
        return soon.isBefore(next) ? soon : next;
    }

    // The boundary to what tasks do: whatever it throws is noted, and only this run has failed.
    private void run(ScheduledTask task, Instant due) {
        meters.timer("schedule_lag", "task", task.name())
                .record(Duration.between(due, clock.instant()).abs());
        var slot = task.when().slot(due, clock.instant());
        try {
            log.began(task.name(), slot);
            task.work().run();
            log.ended(task.name(), slot, null);
        } catch (RedisUnavailable | StoreUnavailable e) {
            LOG.warnf("%s comes again later: %s", task.name(), e.getMessage());
            log.ended(task.name(), slot, e.getClass().getSimpleName());
            throw e;
        } catch (Exception | Error e) {
            LOG.errorf("%s failed: %s", task.name(), SafeStackTrace.of(e));
            log.ended(task.name(), slot, e.getClass().getSimpleName());
        }
    }
}
