/// How the emails of a service look.
@NullMarked
package gov.notify.branding;

import org.jspecify.annotations.NullMarked;
