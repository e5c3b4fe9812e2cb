/// Where services want to be told of what happens.
@NullMarked
package gov.notify.api.admin.callback;

import org.jspecify.annotations.NullMarked;
