/// What a message is to everything that touches it: by which channel it goes, with what kind of key it was sent, how
/// urgent it is.
@NullMarked
package gov.notify.message;

import org.jspecify.annotations.NullMarked;
