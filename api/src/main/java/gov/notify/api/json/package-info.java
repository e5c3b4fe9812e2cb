/// JSON as callers send it and as we answer it, and the notation in which faults quote values.
@NullMarked
package gov.notify.api.json;

import org.jspecify.annotations.NullMarked;
