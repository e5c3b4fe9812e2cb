/// What an operator does without a web application: `java -jar notify-api-runner.jar admin …`.
///
/// The commands themselves stand beside the rules they keep, in the families' packages: whatever is an
/// [gov.notify.api.command.OperatorCommand] is one.
@NullMarked
package gov.notify.api.command;

import org.jspecify.annotations.NullMarked;
