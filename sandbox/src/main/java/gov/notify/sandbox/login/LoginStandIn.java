package gov.notify.sandbox.login;

import com.fasterxml.jackson.databind.json.JsonMapper;
import gov.notify.sandbox.http.HttpServer;
import gov.notify.sandbox.http.Reply;
import gov.notify.sandbox.http.Request;
import gov.notify.sandbox.process.FreePort;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Login.gov on a local port, for one application.
///
/// | request | answers with |
/// |---|---|
/// | `GET /.well-known/openid-configuration` | where everything is |
/// | `GET`, `POST /openid_connect/authorize` | the page on which a person says who they are |
/// | `POST /openid_connect/choose` | back to the application, with a code or an error |
/// | `POST /api/openid_connect/token` | an ID token and an access token for a code, once |
/// | `GET`, `POST /api/openid_connect/userinfo` | whose the access token is |
/// | `GET /api/openid_connect/certs` | the key of ID tokens |
/// | `GET`, `POST /openid_connect/logout` | back to the application |
public final class LoginStandIn implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String BEARER = "Bearer ";
    private static final List<String> READING = List.of("GET", "HEAD");
    private static final List<String> POSTING = List.of("POST");
    private static final List<String> EITHER = List.of("GET", "HEAD", "POST");

    private final LoginClient client;
    private final LoginPeople people;
    private final LoginAddresses addresses;
    private final ClientAssertions assertions;
    private final IdTokens idTokens;
    private final SignIns signIns;
    private final HttpServer server;

    private LoginStandIn(int port, LoginClient client, LoginPeople people, InstantSource clock) {
        this.client = client;
        this.people = people;
        addresses = new LoginAddresses("http://127.0.0.1:" + port);
        assertions = new ClientAssertions(client, addresses, clock);
        idTokens = new IdTokens(client, addresses, clock);
        signIns = new SignIns(clock);
        server = HttpServer.start("stand-in for Login.gov", port, this::handle);
    }

    /// Listens at once; port 0 is any free one.
    public static LoginStandIn start(int port, LoginClient client, LoginPeople people, InstantSource clock) {
        return new LoginStandIn(FreePort.or(port), client, people, clock);
    }

    public LoginAddresses addresses() {
        return addresses;
    }

    @Override
    public void close() {
        server.close();
    }

    private Reply handle(Request request) {
        if (!request.isForThisMachine()) {
            return Reply.of(403, "text/plain; charset=utf-8", "This page is for this machine only\n");
        }
        return switch (request.path()) {
            case LoginAddresses.DISCOVERY -> by(READING, request, asked -> kept(addresses.discovery()));
            case LoginAddresses.CERTS -> by(READING, request, asked -> kept(idTokens.certs()));
            case LoginAddresses.AUTHORIZE -> by(EITHER, request, this::authorize);
            case LoginAddresses.CHOOSE -> by(POSTING, request, this::choose);
            case LoginAddresses.TOKEN -> by(POSTING, request, this::token);
            case LoginAddresses.USER_INFO -> by(EITHER, request, this::userInfo);
            case LoginAddresses.LOGOUT -> by(EITHER, request, this::logOut);
            case LoginPage.STYLES -> by(READING, request, asked -> LoginPage.styles());
            case "/" -> LoginPage.ofNews(200, "Login.gov stand-in", "People come here from the admin application.");
            default -> Reply.notFound();
        };
    }

    private static Reply by(List<String> methods, Request request, Function<Request, Reply> answer) {
        return methods.contains(request.method())
                ? answer.apply(request)
                : Reply.of(405, "text/plain; charset=utf-8", "Not this way\n")
                        .with("allow", String.join(", ", methods));
    }

    private static Reply kept(String json) {
        return Reply.json(200, json).with("cache-control", "no-cache");
    }

    private Reply authorize(Request request) {
        var parameters = RequestParameters.of(request);
        return authorized(
                parameters,
                asked -> LoginPage.ofPeople(people.all(), parameters.encoded(), asked.redirect(), Optional.empty()));
    }

    /// Any page could send a person here with a choice made for them; only our own may.
    private Reply choose(Request request) {
        var origin = request.header("origin").orElse(addresses.issuer());
        if (!origin.equals("http://" + request.header("host").orElse("")) && !origin.equals(addresses.issuer())) {
            return LoginPage.ofNews(403, "Not from here", "Only the page of this stand-in can choose a person.");
        }
        var parameters = RequestParameters.ofQuery(request);
        return authorized(parameters, asked -> chosen(asked, parameters, RequestParameters.ofBody(request)));
    }

    private Reply.Answer chosen(AuthorizationRequest asked, RequestParameters parameters, RequestParameters form) {
        if (form.get("cancel").isPresent()) {
            throw new OAuthRefusal("access_denied", "The person did not want to sign in");
        }
        var typed = form.get("email").orElse("");
        return LoginPerson.ofAddress(typed)
                .map(person -> signIns.code(new SignIns.SignIn(asked, person)))
                .map(code -> redirect(asked.redirect() + "?code=" + code + state(parameters)))
                .orElseGet(() ->
                        LoginPage.ofPeople(people.all(), parameters.encoded(), asked.redirect(), Optional.of(typed)));
    }

    /// What a sound request gets. Of any other the application is told, where it is sure that it is the application.
    private Reply authorized(RequestParameters parameters, Function<AuthorizationRequest, Reply.Answer> answer) {
        var redirect = AuthorizationRequest.redirect(parameters, client);
        if (redirect.isEmpty()) {
            return LoginPage.ofNews(
                    400,
                    "Unknown application",
                    "Nobody is sent on: client_id or redirect_uri is not one that was registered here.");
        }
        try {
            return answer.apply(AuthorizationRequest.of(parameters, redirect.get()));
        } catch (OAuthRefusal refusal) {
            return redirect(redirect.get() + "?error=" + refusal.error() + "&error_description="
                    + RequestParameters.encode(refusal.description()) + state(parameters));
        }
    }

    private Reply token(Request request) {
        var parameters = RequestParameters.of(request);
        try {
            parameters.requireSound();
            assertions.require(parameters);
            if (!"authorization_code".equals(parameters.required("grant_type"))) {
                throw new OAuthRefusal("unsupported_grant_type", "grant_type can only be authorization_code");
            }
            var exchanged = signIns.exchange(
                    parameters.required("code"), parameters.get("redirect_uri"), parameters.get("code_verifier"));
            var answer = JSON.createObjectNode()
                    .put("access_token", exchanged.accessToken())
                    .put("token_type", "Bearer")
                    .put("expires_in", SignIns.TOKEN_LIVES.toSeconds())
                    .put("id_token", idTokens.of(exchanged.signIn()));
            return secret(Reply.json(200, answer.toString()));
        } catch (OAuthRefusal refusal) {
            // RFC 6749, 5.2: an unproven client is told how it could have proven itself.
            return "invalid_client".equals(refusal.error())
                    ? error(401, refusal).with("www-authenticate", "Bearer")
                    : error(400, refusal);
        }
    }

    /// RFC 6750 and OpenID Connect Core 1.0, 5.3.
    private Reply userInfo(Request request) {
        var authorization = request.header("authorization").orElse("");
        if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return secret(Reply.json(401, "{}")).with("www-authenticate", "Bearer");
        }
        return signIns.of(authorization.substring(BEARER.length()).strip())
                .map(signIn -> secret(Reply.json(200, claims(signIn))))
                .orElseGet(() -> error(401, new OAuthRefusal("invalid_token", "The token is unknown or has expired"))
                        .with("www-authenticate", "Bearer error=\"invalid_token\""));
    }

    private String claims(SignIns.SignIn signIn) {
        var person = signIn.person();
        var claims = JSON.createObjectNode().put("sub", person.subject()).put("iss", addresses.issuer());
        if (signIn.request().scopes().contains("email")) {
            claims.put("email", person.email()).put("email_verified", true);
        }
        return claims.toString();
    }

    /// OpenID Connect RP-Initiated Logout 1.0. There is no session to end, but what a person's sign-ins got is taken
    /// back where the application says whose they are.
    private Reply logOut(Request request) {
        var parameters = RequestParameters.of(request);
        var hint = parameters.get("id_token_hint");
        var subject = hint.flatMap(idTokens::subjectOf);
        var known = hint.isPresent()
                ? subject.isPresent()
                : parameters.get("client_id").isPresent();
        if (!known || !parameters.get("client_id").orElse(client.id()).equals(client.id())) {
            return LoginPage.ofNews(
                    400, "Unknown application", "Nobody is sent on: client_id or id_token_hint is not known here.");
        }
        subject.ifPresent(signIns::end);
        var redirect = parameters.get("post_logout_redirect_uri");
        if (redirect.isEmpty()) {
            return LoginPage.ofNews(200, "Signed out", "You are signed out.");
        }
        if (!client.afterSignOut().contains(redirect.get())) {
            return LoginPage.ofNews(
                    400, "Unknown address", "Nobody is sent on: post_logout_redirect_uri was not registered here.");
        }
        var state = parameters.get("state").map(RequestParameters::encode);
        return redirect(redirect.get() + state.map(value -> "?state=" + value).orElse(""));
    }

    private static String state(RequestParameters parameters) {
        return parameters
                .get("state")
                .map(value -> "&state=" + RequestParameters.encode(value))
                .orElse("");
    }

    /// 303: after a form, what follows is only looked at.
    private static Reply.Answer redirect(String location) {
        return Reply.of(303, "text/plain; charset=utf-8", "")
                .with("location", location)
                .with("cache-control", "no-store")
                .with("referrer-policy", "no-referrer");
    }

    private static Reply.Answer error(int status, OAuthRefusal refusal) {
        var body =
                JSON.createObjectNode().put("error", refusal.error()).put("error_description", refusal.description());
        return secret(Reply.json(status, body.toString()));
    }

    private static Reply.Answer secret(Reply.Answer answer) {
        return answer.with("cache-control", "no-store").with("pragma", "no-cache");
    }
}
