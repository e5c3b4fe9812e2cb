@NullMarked
package gov.notify.api.admin.invite;

import org.jspecify.annotations.NullMarked;
