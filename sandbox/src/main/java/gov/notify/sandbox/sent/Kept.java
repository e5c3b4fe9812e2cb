package gov.notify.sandbox.sent;

/// A sent message with its content, and its place in the order of arrival.
public record Kept(long number, Sent message, SentContent content) {}
