package gov.notify.sandbox.http;

/// Answers requests; may block.
@FunctionalInterface
public interface RequestHandler {
    Reply handle(Request request) throws InterruptedException;
}
