/// The numbers that people can send texts to.
@NullMarked
package gov.notify.api.admin.number;

import org.jspecify.annotations.NullMarked;
