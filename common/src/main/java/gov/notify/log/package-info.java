/// How what went wrong is written down without what people sent.
@NullMarked
package gov.notify.log;

import org.jspecify.annotations.NullMarked;
