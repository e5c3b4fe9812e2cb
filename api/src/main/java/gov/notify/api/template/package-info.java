/// Shows services their templates, and what a message made from one would look like.
@NullMarked
package gov.notify.api.template;

import org.jspecify.annotations.NullMarked;
