package gov.notify.sandbox.inbox;

import gov.notify.sandbox.http.HttpServer;
import gov.notify.sandbox.http.Reply;
import gov.notify.sandbox.http.Request;
import gov.notify.sandbox.sent.Kept;
import gov.notify.sandbox.sent.Outbox;
import gov.notify.sandbox.sent.Sent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// The inbox's web page and its JSON.
///
/// | request | answers with |
/// |---|---|
/// | `GET /` | the page |
/// | `GET /api/messages` | the newest messages with their bodies; `?to=` a part of the recipient, `?limit=`, `?brief`
/// without bodies |
/// | `GET /api/messages/{id}` | one message, by the provider's id |
/// | `GET /api/waiting` | senders whose rate holds messages back, how many, and until when |
/// | `DELETE /api/messages` | forgets all |
/// | `GET /messages/{id}/html`, `/text`, `/raw` | one body as it is |
/// | `GET /events` | server-sent events for the page |
public final class Inbox implements AutoCloseable {
    private static final int USUAL_LIMIT = 100;
    private static final int MOST = 1_000;
    private static final String MESSAGES = "/api/messages";

    /// An email's HTML is a stranger's: no scripts, no forms, no way out of its frame.
    private static final String STRANGER =
            "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline';"
                    + " img-src data: http: https:; font-src http: https:; frame-ancestors 'self'";

    private static final String OWN = "default-src 'self'; frame-ancestors 'none'";
    private static final Map<String, String> PAGES = Map.of(
            "/", "index.html",
            "/inbox.css", "inbox.css",
            "/inbox.js", "inbox.js");

    private final Outbox outbox;
    private final Statuses statuses;
    private final HttpServer server;

    private Inbox(int port, Outbox outbox, String jdbcUrl) {
        this.outbox = outbox;
        this.statuses = new Statuses(jdbcUrl);
        this.server = HttpServer.start("inbox", port, this::handle);
    }

    /// @param jdbcUrl the database in which Notify keeps its notifications
    public static Inbox start(int port, Outbox outbox, String jdbcUrl) {
        return new Inbox(port, outbox, jdbcUrl);
    }

    public String url() {
        return server.url();
    }

    @Override
    public void close() {
        server.close();
        statuses.close();
    }

    private Reply handle(Request request) {
        if (!request.isForThisMachine()) {
            return Reply.of(403, "text/plain; charset=utf-8", "This page is for this machine only\n");
        }
        return switch (request.method()) {
            case "GET", "HEAD" -> get(request);
            case "DELETE" -> {
                if (!request.path().equals(MESSAGES)) {
                    yield Reply.notFound();
                }
                outbox.clear();
                yield Reply.json(200, "{}");
            }
            default -> Reply.of(405, "text/plain; charset=utf-8", "Not here\n");
        };
    }

    private Reply get(Request request) {
        var path = request.path();
        var page = PAGES.get(path);
        if (page != null) {
            return page(page);
        }
        if (path.equals("/events")) {
            return new Reply.Stream("text/event-stream", out -> new LiveStream(outbox, statuses).to(out));
        }
        if (path.equals(MESSAGES)) {
            return list(request);
        }
        if (path.equals("/api/waiting")) {
            return waiting();
        }
        if (path.startsWith(MESSAGES + "/")) {
            return outbox.find(request.pathAfter(MESSAGES + "/"))
                    .<Reply>map(kept -> Reply.json(
                            200,
                            MessageJson.full(
                                            kept,
                                            statuses.of(List.of(kept.message().id()))
                                                    .get(kept.message().id()))
                                    .toString()))
                    .orElseGet(Reply::notFound);
        }
        return path.startsWith("/messages/") ? body(path.split("/")) : Reply.notFound();
    }

    private Reply list(Request request) {
        var found = outbox.newest(limit(request), wanted(request));
        var held = statuses.of(found.stream().map(kept -> kept.message().id()).toList());
        var brief = request.parameter("brief").isPresent();
        var list = MessageJson.JSON.createArrayNode();
        for (var kept : found) {
            var known = held.get(kept.message().id());
            list.add(brief ? MessageJson.brief(kept, known) : MessageJson.full(kept, known));
        }
        return Reply.json(200, list.toString()).with("cache-control", "no-store");
    }

    private Reply waiting() {
        var list = MessageJson.JSON.createArrayNode();
        for (var one : statuses.waiting()) {
            list.addObject()
                    .put("sender", one.sender())
                    .put("messages", one.messages())
                    .put("until", one.until().toString());
        }
        return Reply.json(200, list.toString()).with("cache-control", "no-store");
    }

    private static int limit(Request request) {
        try {
            var limit = request.parameter("limit").map(Integer::parseInt).orElse(USUAL_LIMIT);
            return Math.clamp(limit, 1, MOST);
        } catch (NumberFormatException e) {
            return USUAL_LIMIT;
        }
    }

    private static Predicate<Sent> wanted(Request request) {
        // A plus in a phone number arrives as a space when the asker did not escape it.
        var part = request.parameter("to")
                .orElse("")
                .strip()
                .toLowerCase(Locale.ROOT)
                .replace(' ', '+');
        return message -> part.isEmpty()
                || message.recipients().stream()
                        .anyMatch(
                                recipient -> recipient.toLowerCase(Locale.ROOT).contains(part));
    }

    private Reply body(String[] path) {
        var kept = path.length == 4 ? outbox.find(path[2]) : Optional.<Kept>empty();
        if (kept.isEmpty() || !(kept.get().message() instanceof Sent.Email email)) {
            return Reply.notFound();
        }
        var view = EmailView.of(email, kept.get().content());
        return switch (path[3]) {
            case "html" ->
                Reply.of(200, "text/html; charset=utf-8", "<base target=\"_blank\">" + view.html())
                        .with("content-security-policy", STRANGER)
                        .with("x-content-type-options", "nosniff");
            case "text" -> Reply.of(200, "text/plain; charset=utf-8", view.text());
            case "raw" -> Reply.of(200, "text/plain; charset=utf-8", view.raw());
            default -> Reply.notFound();
        };
    }

    private static Reply page(String name) {
        var type = switch (name.substring(name.lastIndexOf('.'))) {
            case ".css" -> "text/css; charset=utf-8";
            case ".js" -> "text/javascript; charset=utf-8";
            default -> "text/html; charset=utf-8";
        };
        try (var content = Inbox.class.getResourceAsStream(name)) {
            if (content == null) {
                throw new IllegalStateException("The sandbox jar lacks " + name);
            }
            return new Reply.Answer(200, type, content.readAllBytes(), Map.of("cache-control", "no-cache"))
                    .with("content-security-policy", OWN)
                    .with("x-content-type-options", "nosniff");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + name, e);
        }
    }
}
