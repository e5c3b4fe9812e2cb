/// Keeps people's data and secrets unreadable at rest, and unprintable in memory.
///
/// Values that name a person or open a door live in types whose `toString` shows nothing.
@NullMarked
package gov.notify.security;

import org.jspecify.annotations.NullMarked;
