/// Decides who is calling: a token signed with a key of a service (docs/contract/public-api.md, 1), or with a secret of
/// the admin application (docs/contract/admin-api.md, 2.2).
@NullMarked
package gov.notify.api.auth;

import org.jspecify.annotations.NullMarked;
