package gov.notify.sandbox.login;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What the application asks when it sends a person here: OpenID Connect Core 1.0, 3.1.2.1, with Login.gov's own rules.
///
/// @param challenge of PKCE, when the application uses it
record AuthorizationRequest(
        String redirect, String state, String nonce, Set<String> scopes, Optional<String> challenge) {

    /// Login.gov's least length of `nonce` and `state`.
    private static final int UNGUESSABLE = 22;

    private static final Set<String> PROMPTS = Set.of("login", "select_account", "consent");
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");

    /// Where to send the person back, whatever is wrong with the rest of the request.
    ///
    /// @return nothing when nobody can be trusted with the answer: whoever made the request may be anybody
    static Optional<String> redirect(RequestParameters parameters, LoginClient client) {
        var known = parameters.get("client_id").filter(client.id()::equals).isPresent();
        return known ? parameters.get("redirect_uri").filter(client.redirects()::contains) : Optional.empty();
    }

    /// @throws OAuthRefusal which the application is told at `redirect`
    static AuthorizationRequest of(RequestParameters parameters, String redirect) {
        parameters.requireSound();
        if (parameters.get("request").isPresent()) {
            throw new OAuthRefusal("request_not_supported", "Send the parameters themselves");
        }
        if (parameters.get("request_uri").isPresent()) {
            throw new OAuthRefusal("request_uri_not_supported", "Send the parameters themselves");
        }
        if (!"code".equals(parameters.required("response_type"))) {
            throw new OAuthRefusal("unsupported_response_type", "response_type can only be code");
        }
        if (!"query".equals(parameters.get("response_mode").orElse("query"))) {
            throw new OAuthRefusal("invalid_request", "response_mode can only be query");
        }
        var scopes = Set.copyOf(List.of(parameters.get("scope").orElse("").split(" +")));
        if (!scopes.contains("openid")) {
            throw new OAuthRefusal("invalid_scope", "scope must have openid in it");
        }
        var nonce = unguessable(parameters, "nonce");
        var state = unguessable(parameters, "state");
        var prompts = List.of(parameters.get("prompt").orElse("select_account").split(" +"));
        if (prompts.equals(List.of("none"))) {
            throw new OAuthRefusal("login_required", "Nobody is signed in here: every time somebody is chosen");
        }
        if (!PROMPTS.containsAll(prompts)) {
            throw new OAuthRefusal("invalid_request", "prompt can be login, select_account or consent");
        }
        return new AuthorizationRequest(redirect, state, nonce, scopes, challenge(parameters));
    }

    private static String unguessable(RequestParameters parameters, String name) {
        var value = parameters.required(name);
        if (value.length() < UNGUESSABLE) {
            throw new OAuthRefusal("invalid_request", name + " must have at least " + UNGUESSABLE + " characters");
        }
        return value;
    }

    private static Optional<String> challenge(RequestParameters parameters) {
        var challenge = parameters.get("code_challenge");
        // Without a method `plain` is meant (RFC 7636, 4.3), which Login.gov does not take.
        var isSha256 = "S256".equals(parameters.get("code_challenge_method").orElse(challenge.isEmpty() ? "S256" : ""));
        if (!isSha256 || !challenge.map(CHALLENGE.asMatchPredicate()::test).orElse(true)) {
            throw new OAuthRefusal("invalid_request", "code_challenge must be 43 characters, its method S256");
        }
        return challenge;
    }
}
