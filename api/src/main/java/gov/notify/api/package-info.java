/// The program that takes requests; carries out operators' commands, too.
@NullMarked
package gov.notify.api;

import org.jspecify.annotations.NullMarked;
