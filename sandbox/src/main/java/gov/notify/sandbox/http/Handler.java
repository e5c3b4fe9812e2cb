package gov.notify.sandbox.http;

/// Answers requests; may block.
@FunctionalInterface
public interface Handler {
    Reply handle(Request request) throws InterruptedException;
}
