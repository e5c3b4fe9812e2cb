/// How much a service may send: calls in a minute, messages in a day, messages in an allowance year.
///
/// Redis counts, for all instances together; Postgres knows better and is asked where Redis has forgotten.
/// A Redis that cannot be asked refuses nobody (docs/contract/public-api.md, 4.9;
/// docs/contract/pipeline.md, 8).
@NullMarked
package gov.notify.limit;

import org.jspecify.annotations.NullMarked;
