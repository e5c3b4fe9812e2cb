/// Speaks to Redis: commands and scripts, each waited for no longer than a bound, and one exception for whatever Redis
/// did not do.
@NullMarked
package gov.notify.redis;

import org.jspecify.annotations.NullMarked;
