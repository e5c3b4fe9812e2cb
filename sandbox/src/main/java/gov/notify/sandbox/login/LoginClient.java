package gov.notify.sandbox.login;

import java.security.interfaces.RSAPublicKey;
import java.util.Set;

/// The one application that people may sign in to through the stand-in.
///
/// @param key proves that a request comes from it
/// @param redirects addresses to which people may be sent back with a code
/// @param afterSignOut addresses to which people may be sent once they have signed out
public record LoginClient(String id, RSAPublicKey key, Set<String> redirects, Set<String> afterSignOut) {}
