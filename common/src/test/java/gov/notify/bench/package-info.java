/// How fast the pure parts are, each on one core.
@NullMarked
package gov.notify.bench;

import org.jspecify.annotations.NullMarked;
