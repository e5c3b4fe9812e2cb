/// What people did in the admin application: an audit that only grows.
@NullMarked
package gov.notify.event;

import org.jspecify.annotations.NullMarked;
