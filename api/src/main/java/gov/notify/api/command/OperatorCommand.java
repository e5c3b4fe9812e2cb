package gov.notify.api.command;

/// Commands about one kind of thing: a bean with picocli's `@Command`, whose methods with `@Command` are the commands.
///
/// A method answers what it did, in lines, as an operator reads it; it does nothing where everything is so already, and
/// says that. It refuses with an [OperatorRefusal], or as the rules do that it asks. A secret is part of an answer only
/// where it is made.
public interface OperatorCommand {}
