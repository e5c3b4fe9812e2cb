/// Says whether and which version of the program is running, to load balancers and to people.
@NullMarked
package gov.notify.api.status;

import org.jspecify.annotations.NullMarked;
