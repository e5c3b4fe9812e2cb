package gov.notify.sandbox.aws;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gov.notify.sandbox.http.Reply;
import java.util.UUID;

/// Answers of the services that speak JSON.
final class JsonDialect implements Dialect {
    static final JsonDialect END_USER_MESSAGING = new JsonDialect(
            "application/x-amz-json-1.0",
            Refusal.of(400, "ThrottlingException", "Rate exceeded"),
            Refusal.of(500, "InternalServerException", "Internal error"));
    static final JsonDialect PINPOINT = new JsonDialect(
            "application/json",
            Refusal.of(429, "TooManyRequestsException", "Too many requests"),
            Refusal.of(500, "InternalServerErrorException", "Internal error"));
    static final JsonMapper JSON = JsonMapper.builder().build();

    private final String contentType;
    private final Refusal throttled;
    private final Refusal broken;

    private JsonDialect(String contentType, Refusal throttled, Refusal broken) {
        this.contentType = contentType;
        this.throttled = throttled;
        this.broken = broken;
    }

    Reply.Answer answer(ObjectNode body) {
        return Reply.of(200, contentType, body.toString())
                .with("x-amzn-RequestId", UUID.randomUUID().toString());
    }

    @Override
    public Reply.Answer refuse(Refusal refusal) {
        var requestId = UUID.randomUUID().toString();
        var body = JSON.createObjectNode();
        body.put("__type", refusal.code());
        body.put("Message", refusal.message());
        body.put("RequestID", requestId);
        if (!refusal.reason().isEmpty()) {
            body.put("Reason", refusal.reason());
        }
        return Reply.of(refusal.status(), contentType, body.toString())
                .with("x-amzn-RequestId", requestId)
                .with("x-amzn-ErrorType", refusal.code());
    }

    @Override
    public Refusal throttled() {
        return throttled;
    }

    @Override
    public Refusal broken() {
        return broken;
    }
}
