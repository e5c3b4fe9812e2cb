/// The way out: through a proxy, where a platform lets programs call nobody else.
@NullMarked
package gov.notify.egress;

import org.jspecify.annotations.NullMarked;
