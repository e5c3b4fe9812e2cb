/// For how many days a service keeps its messages.
@NullMarked
package gov.notify.api.admin.retention;

import org.jspecify.annotations.NullMarked;
