package gov.notify.sandbox.aws;

import gov.notify.sandbox.http.Reply;
import java.util.UUID;

/// Answers of AWS's query protocol, in XML.
final class QueryDialect implements Dialect {
    static final QueryDialect SES = new QueryDialect(
            "http://ses.amazonaws.com/doc/2010-12-01/",
            Refusal.of(400, "Throttling", "Maximum sending rate exceeded."),
            Refusal.of(500, "InternalFailure", "The request processing has failed because of an unknown error."));
    static final QueryDialect SNS = new QueryDialect(
            "http://sns.amazonaws.com/doc/2010-03-31/",
            Refusal.of(429, "Throttling", "Rate exceeded"),
            Refusal.of(500, "InternalError", "An internal error has occurred."));

    private final String namespace;
    private final Refusal throttled;
    private final Refusal broken;

    private QueryDialect(String namespace, Refusal throttled, Refusal broken) {
        this.namespace = namespace;
        this.throttled = throttled;
        this.broken = broken;
    }

    /// The answer to an action.
    ///
    /// @param result the XML within the action's result element; already escaped
    Reply.Answer answer(String action, String result) {
        var requestId = UUID.randomUUID().toString();
        var xml = "<" + action + "Response xmlns=\"" + namespace + "\"><" + action + "Result>" + result + "</" + action
                + "Result><ResponseMetadata><RequestId>" + requestId + "</RequestId></ResponseMetadata></" + action
                + "Response>";
        return Reply.of(200, "text/xml", xml).with("x-amzn-RequestId", requestId);
    }

    @Override
    public Reply.Answer refuse(Refusal refusal) {
        var requestId = UUID.randomUUID().toString();
        var xml = "<ErrorResponse xmlns=\"" + namespace + "\"><Error><Type>"
                + (refusal.isOurFault() ? "Receiver" : "Sender") + "</Type><Code>" + escape(refusal.code())
                + "</Code><Message>" + escape(refusal.message()) + "</Message></Error><RequestId>" + requestId
                + "</RequestId></ErrorResponse>";
        return Reply.of(refusal.status(), "text/xml", xml).with("x-amzn-RequestId", requestId);
    }

    @Override
    public Refusal throttled() {
        return throttled;
    }

    @Override
    public Refusal broken() {
        return broken;
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
