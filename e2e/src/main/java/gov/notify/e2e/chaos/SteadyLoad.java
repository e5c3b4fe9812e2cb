package gov.notify.e2e.chaos;

import gov.notify.e2e.load.LoadRecipients;
import gov.notify.e2e.world.Demo;
import gov.notify.e2e.world.Server;
import gov.notify.e2e.world.Web;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// Clients that send emails and texts in turn to the apis in turn, at a steady rate, and note every 201. Some emails
/// are urgent ones.
///
/// What is not answered with 201 is not tried again: nobody was promised anything.
public final class SteadyLoad {
    /// A client that hangs must not stop the others, nor may there be any number of them.
    private static final int MOST_UNDER_WAY = 400;

    private static final int URGENT_EVERY = 10;

    private final Demo demo;
    private final Demo urgent;
    private final Supplier<List<Server>> apis;
    private final Reconciliation books;
    private final long interval;
    private final Semaphore underWay = new Semaphore(MOST_UNDER_WAY);
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong unreached = new AtomicLong();
    private final AtomicLong unsent = new AtomicLong();
    private long next = 1;
    private volatile boolean running;
    private Thread sender = new Thread(() -> {});

    public SteadyLoad(Demo demo, Demo urgent, Supplier<List<Server>> apis, Reconciliation books, double rate) {
        this.demo = demo;
        this.urgent = urgent;
        this.apis = apis;
        this.books = books;
        this.interval = (long) (1e9 / rate);
    }

    public void start() {
        running = true;
        sender = Thread.ofPlatform().name("load").start(this::send);
    }

    /// Stops offering, and waits for the answers that are still to come.
    public void stop() {
        running = false;
        try {
            sender.join(Duration.ofSeconds(60));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Answers other than 201.
    public long refused() {
        return refused.get();
    }

    /// Requests without an answer.
    public long unreached() {
        return unreached.get();
    }

    /// Requests that were never made, since too many were waiting for their answers.
    public long unsent() {
        return unsent.get();
    }

    private void send() {
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var due = System.nanoTime(); running; due += interval) {
                var wait = due - System.nanoTime();
                if (wait > 0) {
                    LockSupport.parkNanos(wait);
                }
                send(next++, clients);
            }
        }
    }

    private void send(long number, ExecutorService clients) {
        if (!underWay.tryAcquire()) {
            unsent.incrementAndGet();
            return;
        }
        var all = apis.get();
        var api = all.get((int) (number % all.size()));
        var email = number / 2 % 2 == 0;
        var recipient = email ? LoadRecipients.email(number) : LoadRecipients.phone(number);
        clients.execute(() -> {
            try {
                send(api, number % URGENT_EVERY == 0 ? urgent : demo, email, recipient);
            } finally {
                underWay.release();
            }
        });
    }

    private void send(Server api, Demo from, boolean email, String recipient) {
        var path = "/v2/notifications/" + (email ? "email" : "sms");
        var body = email ? from.emailBody(recipient) : from.smsBody(recipient);
        try {
            var answer = Web.tryCall("POST", api.url() + path, body, Map.of("Authorization", "Bearer " + demo.token()));
            if (answer.status() == 201) {
                books.accept(answer.json().path("id").asText(), recipient);
            } else {
                refused.incrementAndGet();
            }
        } catch (IOException e) {
            unreached.incrementAndGet();
        }
    }
}
