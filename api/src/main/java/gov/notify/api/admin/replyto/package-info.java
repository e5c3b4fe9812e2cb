/// Where answers to a service's emails go.
@NullMarked
package gov.notify.api.admin.replyto;

import org.jspecify.annotations.NullMarked;
