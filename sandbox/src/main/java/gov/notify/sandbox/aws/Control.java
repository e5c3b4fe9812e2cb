package gov.notify.sandbox.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gov.notify.sandbox.behaviour.BehaviourSetting;
import gov.notify.sandbox.http.Reply;
import gov.notify.sandbox.http.Request;
import gov.notify.sandbox.http.RequestHandler;
import gov.notify.sandbox.receipt.ReceiptPublisher;
import gov.notify.sandbox.sent.Ledger;
import gov.notify.sandbox.sent.Outbox;
import gov.notify.sandbox.sent.Tally;

/// The stand-in's own API, for tests, benchmarks and the curious.
///
/// | request | does |
/// |---|---|
/// | `GET /_sandbox/behaviour` | the present [gov.notify.sandbox.behaviour.Behaviour] |
/// | `PATCH /_sandbox/behaviour` | changes the members that a JSON object names; answers with all |
/// | `DELETE /_sandbox/behaviour` | back to how it started |
/// | `GET /_sandbox/counts` | what happened so far, by name; `receipts_waiting` among it |
/// | `GET /_sandbox/ledger` | every acceptance, one JSON object a line |
/// | `GET /_sandbox/sent/{id}` | how often one notification was accepted, by the id that the call named |
/// | `PUT /_sandbox/fates/{recipient}` | what becomes of messages to it: the body is one word, such as `bounce` or
/// `opted-out` |
/// | `DELETE /_sandbox/fates` | forgets those |
/// | `DELETE /_sandbox/sent` | forgets messages, ledger, counts and waiting receipts |
final class Control implements RequestHandler {
    static final String PREFIX = "/_sandbox/";
    private static final String FATES = PREFIX + "fates/";
    private static final String SENT = PREFIX + "sent/";

    private final BehaviourSetting behaviour;
    private final Fates fates;
    private final Outbox outbox;
    private final Ledger ledger;
    private final Tally tally;
    private final ReceiptPublisher receipts;

    Control(
            BehaviourSetting behaviour,
            Fates fates,
            Outbox outbox,
            Ledger ledger,
            Tally tally,
            ReceiptPublisher receipts) {
        this.behaviour = behaviour;
        this.fates = fates;
        this.outbox = outbox;
        this.ledger = ledger;
        this.tally = tally;
        this.receipts = receipts;
    }

    @Override
    public Reply handle(Request request) {
        try {
            return answer(request);
        } catch (IllegalArgumentException e) {
            return Reply.of(400, "text/plain; charset=utf-8", e.getMessage() + "\n");
        }
    }

    private Reply answer(Request request) {
        return switch (request.method() + " " + request.path()) {
            case "GET /_sandbox/behaviour" -> Reply.json(200, behaviour.toJson());
            case "PATCH /_sandbox/behaviour" -> {
                behaviour.change(request.text());
                yield Reply.json(200, behaviour.toJson());
            }
            case "DELETE /_sandbox/behaviour" -> {
                behaviour.reset();
                yield Reply.json(200, behaviour.toJson());
            }
            case "GET /_sandbox/counts" -> Reply.json(200, counts().toString());
            case "GET /_sandbox/ledger" -> Reply.of(200, "application/x-ndjson", ledgerLines());
            case "DELETE /_sandbox/sent" -> {
                outbox.clear();
                ledger.clear();
                receipts.clear();
                tally.clear();
                yield Reply.json(200, counts().toString());
            }
            case "DELETE /_sandbox/fates" -> {
                fates.clear();
                yield Reply.json(200, "{}");
            }
            default -> ofOne(request);
        };
    }

    private Reply ofOne(Request request) {
        if (request.method().equals("PUT") && request.path().startsWith(FATES)) {
            fates.decide(request.pathAfter(FATES), request.text().strip());
            return Reply.json(200, "{}");
        }
        if (request.method().equals("GET") && request.path().startsWith(SENT)) {
            var id = request.pathAfter(SENT);
            var times = ledger.lines().stream()
                    .filter(line -> line.notificationId().equals(id))
                    .count();
            return Reply.json(200, "{\"accepted\":" + times + "}");
        }
        return Reply.notFound();
    }

    private ObjectNode counts() {
        var counts = JsonDialect.JSON.createObjectNode();
        tally.all().forEach(counts::put);
        counts.put("receipts_waiting", receipts.waiting());
        counts.put("ledger_forgotten", ledger.forgotten());
        counts.put(
                "subscriptions_confirmed", receipts.subscriptions().confirmed().size());
        return counts;
    }

    private String ledgerLines() {
        var lines = new StringBuilder();
        for (var line : ledger.lines()) {
            lines.append(JsonDialect.JSON
                            .createObjectNode()
                            .put("channel", line.channel())
                            .put("message_id", line.id())
                            .put("notification_id", line.notificationId())
                            .put("to", line.to())
                            .put("at", line.atMillis())
                            .put("answered", line.answered()))
                    .append('\n');
        }
        return lines.toString();
    }
}
