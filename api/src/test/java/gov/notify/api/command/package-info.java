/// What an operator does from a command line.
@NullMarked
package gov.notify.api.command;

import org.jspecify.annotations.NullMarked;
