/// What a service's texts come from.
@NullMarked
package gov.notify.api.admin.smssender;

import org.jspecify.annotations.NullMarked;
