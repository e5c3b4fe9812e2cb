/// Shows the documents that describe the public and the internal API.
@NullMarked
package gov.notify.api.docs;

import org.jspecify.annotations.NullMarked;
