/// What providers tell after a hand-over, from the moment it reaches us until it is settled.
///
/// Every receipt stands in an inbox (Postgres) before anyone is told that we have it, reduced to what we use: no
/// recipient, no header, no subject. Both programs put receipts there; only the worker settles them.
@NullMarked
package gov.notify.receipt;

import org.jspecify.annotations.NullMarked;
