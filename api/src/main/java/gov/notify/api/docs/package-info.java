/// Shows the document that describes the public API.
@NullMarked
package gov.notify.api.docs;

import org.jspecify.annotations.NullMarked;
