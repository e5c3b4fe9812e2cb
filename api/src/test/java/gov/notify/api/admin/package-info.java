@NullMarked
package gov.notify.api.admin;

import org.jspecify.annotations.NullMarked;
