/// Checks rendering and recipients against cases that were made by running the reference implementation.
@NullMarked
package gov.notify.golden;

import org.jspecify.annotations.NullMarked;
