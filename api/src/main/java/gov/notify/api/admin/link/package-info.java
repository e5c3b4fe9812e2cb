/// Links that Notify sends to people and the admin application serves, and the tokens in them, which both programs can
/// make and read.
@NullMarked
package gov.notify.api.admin.link;

import org.jspecify.annotations.NullMarked;
