package gov.notify.sandbox.login;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;

/// Where everything stands, under the paths that Login.gov has.
///
/// @param issuer the address of the stand-in, without a slash at its end
public record LoginAddresses(String issuer) {
    static final String DISCOVERY = "/.well-known/openid-configuration";
    static final String AUTHORIZE = "/openid_connect/authorize";
    static final String CHOOSE = "/openid_connect/choose";
    static final String LOGOUT = "/openid_connect/logout";
    static final String TOKEN = "/api/openid_connect/token";
    static final String USER_INFO = "/api/openid_connect/userinfo";
    static final String CERTS = "/api/openid_connect/certs";

    /// What an authentication at Login.gov without proof of identity is called.
    public static final String ACR = "http://idmanagement.gov/ns/assurance/ial/1";

    public String authorize() {
        return issuer + AUTHORIZE;
    }

    public String logout() {
        return issuer + LOGOUT;
    }

    public String token() {
        return issuer + TOKEN;
    }

    public String userInfo() {
        return issuer + USER_INFO;
    }

    public String certs() {
        return issuer + CERTS;
    }

    /// OpenID Connect Discovery 1.0, section 3.
    String discovery() {
        var all = JsonMapper.builder().build().createObjectNode();
        all.put("issuer", issuer)
                .put("authorization_endpoint", authorize())
                .put("token_endpoint", token())
                .put("userinfo_endpoint", userInfo())
                .put("jwks_uri", certs())
                .put("end_session_endpoint", logout())
                .put("request_parameter_supported", false)
                .put("request_uri_parameter_supported", false);
        Map.of(
                        "response_types_supported", List.of("code"),
                        "response_modes_supported", List.of("query"),
                        "grant_types_supported", List.of("authorization_code"),
                        "subject_types_supported", List.of("pairwise"),
                        "scopes_supported", List.of("openid", "email"),
                        "claims_supported", List.of("iss", "sub", "email", "email_verified"),
                        "acr_values_supported", List.of(ACR),
                        "id_token_signing_alg_values_supported", List.of("RS256"),
                        "token_endpoint_auth_methods_supported", List.of("private_key_jwt"),
                        "token_endpoint_auth_signing_alg_values_supported", List.of("RS256"))
                .forEach((name, values) -> values.forEach(all.withArray(name)::add));
        all.putArray("code_challenge_methods_supported").add("S256");
        return all.toString();
    }
}
