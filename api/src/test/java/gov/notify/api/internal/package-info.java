@NullMarked
package gov.notify.api.internal;

import org.jspecify.annotations.NullMarked;
