/// Tests of the whole: packaged programs as processes, spoken to as their users do.
@NullMarked
package gov.notify.e2e;

import org.jspecify.annotations.NullMarked;
