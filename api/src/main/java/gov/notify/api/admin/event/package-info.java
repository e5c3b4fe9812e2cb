/// What people did in the admin application.
@NullMarked
package gov.notify.api.admin.event;

import org.jspecify.annotations.NullMarked;
