/// Stands in for Login.gov on this machine: OpenID Connect, of which it serves what the admin application uses, and
/// refuses what Login.gov refuses. Whoever opens its page is whoever they say they are.
///
/// JSON Web Tokens and key sets are the library's work throughout; here stands which claims must be in them.
@NullMarked
package gov.notify.sandbox.login;

import org.jspecify.annotations.NullMarked;
