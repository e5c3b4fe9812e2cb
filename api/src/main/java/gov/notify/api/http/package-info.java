/// What every HTTP exchange has in common, whatever its route: headers, sizes, paths, and the address we are
/// known by.
@NullMarked
package gov.notify.api.http;

import org.jspecify.annotations.NullMarked;
