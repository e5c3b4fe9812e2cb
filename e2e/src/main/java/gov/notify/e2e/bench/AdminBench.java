package gov.notify.e2e.bench;

import gov.notify.e2e.load.Durations;
import gov.notify.e2e.world.Millions;
import gov.notify.e2e.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What the admin application asks for: single objects, the calls of a page one after the other,
/// and statistics of a service with a million messages.
final class AdminBench {
    private static final int CONNECTIONS = 16;
    private static final int TEMPLATES = 200;
    private static final int MESSAGES = 1_000_000;
    private static final int PAGES = 200;

    /// Accepted while nobody folds them into the counts, as in the seconds between two foldings.
    private static final int JUST_ACCEPTED = 20_000;

    /// Views of pages a second, twice as many as a busy day has.
    private static final double STATISTICS_RATE = 200;

    private AdminBench() {}

    static List<Row> admin(Stage stage) {
        stage.clear();
        templates(stage);
        var service = service(stage);
        var user = user(stage);
        var rows = new ArrayList<Row>();
        rows.addAll(reads(stage, "admin_service", "/service/" + service, AdminSelects.SERVICE, service));
        rows.addAll(reads(stage, "admin_user", "/user/" + user, AdminSelects.USER, user));
        rows.addAll(reads(
                stage,
                "admin_templates",
                "/service/" + service + "/template?detailed=False",
                AdminSelects.TEMPLATES,
                service));
        rows.addAll(reads(
                stage,
                "admin_templates_whole",
                "/service/" + service + "/template",
                AdminSelects.WHOLE_TEMPLATES,
                service));
        store(stage);
        rows.add(page(stage));
        rows.add(statistics(stage));
        return rows;
    }

    private static List<Row> reads(Stage stage, String name, String path, AdminSelects selects, String id) {
        var effort = stage.effort();
        var reads = new ArrayList<Double>();
        var selected = new ArrayList<Double>();
        var p99 = new ArrayList<Double>();
        var file = file(stage, List.of(path));
        Runs.warm(() ->
                stage.loadAsAdmin(file, CONNECTIONS, 0, 0, effort.warmUp()).perSecond());
        for (var i = 0; i < effort.runs(); i++) {
            reads.add(
                    stage.loadAsAdmin(file, CONNECTIONS, 0, 1, effort.seconds()).perSecond());
            selected.add(selects.perSecond(stage.db(), id, CONNECTIONS, effort.seconds()));
            p99.add(stage.loadAsAdmin(file, CONNECTIONS, reads.getLast() / 2, 1, effort.seconds())
                    .p99());
        }
        return List.of(
                Row.atLeast(0.4, name, "reads/s", new Runs(reads), "the same SELECTs over JDBC", new Runs(selected)),
                Row.atLeast(1000, name + "_rate", "reads/s", new Runs(reads)),
                Row.atMost(25, name + "_p99", "ms at half", new Runs(p99)));
    }

    /// Twelve calls of one page of a service, over one connection.
    private static Row page(Stage stage) {
        var service = "/service/" + service(stage);
        var calls = List.of(
                "/user/" + user(stage),
                service,
                service + "/statistics?limit_days=7",
                service + "/job?page=1",
                "/service/get-service-message-ratio?service_id=" + service(stage),
                service + "/template-statistics?limit_days=8",
                service + "/notification-count",
                service + "/template?detailed=False",
                service + "/template-folder",
                service + "/api-keys",
                service + "/statistics?limit_days=7",
                service + "/job?page=1");
        var p95 = Runs.of(stage.effort().runs(), () -> {
            var pages = new Durations();
            for (var i = 0; i < PAGES; i++) {
                var began = System.nanoTime();
                for (var call : calls) {
                    stage.getAsAdmin(call);
                }
                if (i >= PAGES / 4) { // the first warm both sides up
                    pages.add(System.nanoTime() - began);
                }
            }
            return pages.quantile(0.95);
        });
        return Row.atMost(60, "admin_page", "ms p95", p95);
    }

    private static Row statistics(Stage stage) {
        var effort = stage.effort();
        var file = file(stage, List.of("/service/" + service(stage) + "/statistics?limit_days=7"));
        Runs.warm(() ->
                stage.loadAsAdmin(file, CONNECTIONS, 0, 0, effort.warmUp()).perSecond());
        var p99 = Runs.of(
                effort.runs(),
                () -> stage.loadAsAdmin(file, CONNECTIONS, STATISTICS_RATE, 1, effort.seconds())
                        .p99());
        return Row.atMost(10, "statistics_p99", "ms", p99);
    }

    private static void store(Stage stage) {
        Millions.store(
                stage.db(), stage.demo(), Math.min(MESSAGES, stage.effort().rows()));
        stage.accept("sms", Math.min(JUST_ACCEPTED, stage.effort().messages()));
        World.pause(Duration.ofSeconds(1)); // the writers of the load's last requests
    }

    private static void templates(Stage stage) {
        stage.db().run("""
                insert into templates (id, name, template_type, content, subject, service_id, created_by_id, version, created_at)
                select gen_random_uuid(), 'Template ' || n, 'email', repeat('Dear ((name)), your permit is ready. ', 20),
                       'For ((name))', t.service_id, t.created_by_id, 1, now()
                  from templates t, generate_series(1, %d) as n
                 where t.id = '%s' and (select count(*) from templates where service_id = t.service_id) < %d
                """.formatted(TEMPLATES, stage.demo().emailTemplateId(), TEMPLATES));
    }

    private static String service(Stage stage) {
        return stage.demo().serviceId();
    }

    private static String user(Stage stage) {
        return stage.db()
                .rows(
                        "select created_by_id::text from services where id = ?::uuid",
                        row -> row.getString(1),
                        service(stage))
                .getFirst();
    }

    private static String file(Stage stage, List<String> paths) {
        Path file = stage.world().folder().resolve("paths");
        try {
            return Files.write(file, paths).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
