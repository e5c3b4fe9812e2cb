package gov.notify.sandbox.aws;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gov.notify.sandbox.http.Reply;
import java.util.UUID;

/// Answers of the services that speak JSON.
final class JsonDialect implements Dialect {
    static final JsonDialect END_USER_MESSAGING = new JsonDialect(
            "application/x-amz-json-1.0",
            AwsRefusal.of(400, "ThrottlingException", "Rate exceeded"),
            AwsRefusal.of(500, "InternalServerException", "Internal error"));
    static final JsonDialect PINPOINT = new JsonDialect(
            "application/json",
            AwsRefusal.of(429, "TooManyRequestsException", "Too many requests"),
            AwsRefusal.of(500, "InternalServerErrorException", "Internal error"));
    static final JsonDialect SES_V2 = new JsonDialect(
            "application/json",
            AwsRefusal.of(429, "TooManyRequestsException", "Maximum sending rate exceeded."),
            AwsRefusal.of(500, "InternalServiceErrorException", "Internal error"));
    static final JsonMapper JSON = JsonMapper.builder().build();

    private final String contentType;
    private final AwsRefusal throttled;
    private final AwsRefusal broken;

    private JsonDialect(String contentType, AwsRefusal throttled, AwsRefusal broken) {
        this.contentType = contentType;
        this.throttled = throttled;
        this.broken = broken;
    }

    Reply.Answer answer(ObjectNode body) {
        return Reply.of(200, contentType, body.toString())
                .with("x-amzn-RequestId", UUID.randomUUID().toString());
    }

    @Override
    public Reply.Answer refuse(AwsRefusal refusal) {
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
    public AwsRefusal throttled() {
        return throttled;
    }

    @Override
    public AwsRefusal broken() {
        return broken;
    }
}
