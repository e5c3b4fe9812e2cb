/// What is in an image: read from its archive, and run as far as that goes without a container.
@NullMarked
package gov.notify.e2e.image;

import org.jspecify.annotations.NullMarked;
