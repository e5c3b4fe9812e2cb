/// What Notify itself sends to the people who use it.
@NullMarked
package gov.notify.api.internal;

import org.jspecify.annotations.NullMarked;
