/// The looks that emails may have.
@NullMarked
package gov.notify.api.admin.branding;

import org.jspecify.annotations.NullMarked;
