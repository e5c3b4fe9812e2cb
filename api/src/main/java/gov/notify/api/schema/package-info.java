/// Checks requests against their schemas and words every fault as the contract does
/// (docs/contract/public-api.md, 2.4).
@NullMarked
package gov.notify.api.schema;

import org.jspecify.annotations.NullMarked;
