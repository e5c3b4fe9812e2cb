/// Security keys that people sign in with (WebAuthn). The admin application checks what they sign; here they are kept.
@NullMarked
package gov.notify.api.admin.webauthn;

import org.jspecify.annotations.NullMarked;
