package gov.notify.sandbox.aws;

import gov.notify.sandbox.http.Reply;
import java.util.UUID;

/// Answers of AWS's query protocol, in XML.
final class QueryDialect implements Dialect {
    static final QueryDialect SNS = new QueryDialect(
            "http://sns.amazonaws.com/doc/2010-03-31/",
            AwsRefusal.of(429, "Throttling", "Rate exceeded"),
            AwsRefusal.of(500, "InternalError", "An internal error has occurred."));

    private final String namespace;
    private final AwsRefusal throttled;
    private final AwsRefusal broken;

    private QueryDialect(String namespace, AwsRefusal throttled, AwsRefusal broken) {
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
    public Reply.Answer refuse(AwsRefusal refusal) {
        var requestId = UUID.randomUUID().toString();
        var xml = "<ErrorResponse xmlns=\"" + namespace + "\"><Error><Type>"
                + (refusal.isOurFault() ? "Receiver" : "Sender") + "</Type><Code>" + escape(refusal.code())
                + "</Code><Message>" + escape(refusal.message()) + "</Message></Error><RequestId>" + requestId
                + "</RequestId></ErrorResponse>";
        return Reply.of(refusal.status(), "text/xml", xml).with("x-amzn-RequestId", requestId);
    }

    @Override
    public AwsRefusal throttled() {
        return throttled;
    }

    @Override
    public AwsRefusal broken() {
        return broken;
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
