/// Messages as people see them in the admin application.
@NullMarked
package gov.notify.api.admin.notification;

import org.jspecify.annotations.NullMarked;
