package gov.notify.e2e;

import gov.notify.e2e.world.Server;
import gov.notify.e2e.world.Web;
import gov.notify.e2e.world.World;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/// One api and two workers that several tests of this JVM use one after the other.
final class SharedWorld {
    private static final World WORLD = start();

    private SharedWorld() {}

    static World world() {
        return WORLD;
    }

    static Server api() {
        return WORLD.apis().getFirst();
    }

    /// POSTs to a path of the api with a good token, unless `headers` says otherwise.
    static Web.Answer post(String path, String body, Map<String, String> headers) {
        var all = new HashMap<String, String>();
        all.put("Authorization", "Bearer " + WORLD.demo().token());
        all.put("Content-Type", "application/json");
        all.putAll(headers);
        return Web.call("POST", api().url() + path, body, all);
    }

    /// How many notifications, queue rows and payloads are stored.
    static long stored() {
        return WORLD.db()
                .number("select (select count(*) from notifications) + (select count(*) from send_queue)"
                        + " + (select count(*) from notification_payloads)");
    }

    /// Runs `action` for 0 to `times`, many at once.
    static void manyAtOnce(int times, java.util.function.IntConsumer action) {
        try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, times)
                    .mapToObj(n -> threads.submit(() -> action.accept(n)))
                    .toList();
            for (var one : all) {
                one.get();
            }
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static World start() {
        var world = World.start("shared");
        Runtime.getRuntime().addShutdownHook(new Thread(world::close));
        world.set("NOTIFY_DELIVERY_RATES_EMAIL", "1000");
        world.set("NOTIFY_DELIVERY_RATES_TOLL_FREE", "1000");
        world.startApi();
        world.launchWorker();
        world.launchWorker();
        world.workers().forEach(worker -> worker.awaitReady(java.time.Duration.ofMinutes(4)));
        return world;
    }
}
