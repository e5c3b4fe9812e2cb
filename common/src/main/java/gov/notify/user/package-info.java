/// People who sign in to the admin application, and who belongs to which service.
@NullMarked
package gov.notify.user;

import org.jspecify.annotations.NullMarked;
