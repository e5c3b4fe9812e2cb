@NullMarked
package gov.notify.api.admin.user;

import org.jspecify.annotations.NullMarked;
