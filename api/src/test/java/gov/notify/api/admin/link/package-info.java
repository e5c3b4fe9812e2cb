@NullMarked
package gov.notify.api.admin.link;

import org.jspecify.annotations.NullMarked;
