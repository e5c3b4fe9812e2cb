package gov.notify.sandbox.login;

import static gov.notify.sandbox.login.PlayedApplication.SIGN_IN;
import static gov.notify.sandbox.login.PlayedApplication.SIGN_OUT;
import static gov.notify.sandbox.login.PlayedApplication.asking;
import static gov.notify.sandbox.login.PlayedApplication.encoded;
import static gov.notify.sandbox.login.PlayedApplication.json;
import static gov.notify.sandbox.login.PlayedApplication.parameter;
import static gov.notify.sandbox.login.PlayedApplication.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The stand-in as the admin application meets it, and as somebody does who is up to no good.
class LoginStandInTest {
    private static final String ANA = "ana@agency.gov";
    private static final LoginPerson KNOWN = new LoginPerson("Ana <Lee> & co", ANA, true);

    private final MovableClock clock = new MovableClock();
    private LoginStandIn standIn;
    private LoginAddresses login;
    private PlayedApplication application;

    @BeforeEach
    void start() {
        standIn = LoginStandIn.start(0, PlayedApplication.registered(), () -> List.of(KNOWN), clock);
        login = standIn.addresses();
        application = new PlayedApplication(login);
    }

    @AfterEach
    void stop() {
        application.close();
        standIn.close();
    }

    @Test
    void somebody_signs_in_and_out() {
        var discovered = json(application.get(login.issuer() + "/.well-known/openid-configuration"));
        assertThat(discovered.path("issuer").asText()).isEqualTo(login.issuer());
        assertThat(discovered.path("authorization_endpoint").asText()).isEqualTo(login.authorize());
        assertThat(discovered.path("token_endpoint").asText()).isEqualTo(login.token());
        assertThat(discovered.path("jwks_uri").asText()).isEqualTo(login.certs());

        var sentBack = application.choose(" Ana@Agency.gov ", asking());
        assertThat(sentBack.statusCode()).isEqualTo(303);
        assertThat(sentBack.headers().firstValue("location").orElse("")).startsWith(SIGN_IN + "?code=");
        assertThat(parameter(sentBack, "state")).isEqualTo(PlayedApplication.STATE);

        var answer = application.token(parameter(sentBack, "code"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("cache-control")).hasValue("no-store");
        var tokens = json(answer);
        assertThat(tokens.path("token_type").asText()).isEqualTo("Bearer");
        assertThat(tokens.path("expires_in").asInt()).isEqualTo(900);
        var claims = application.proven(tokens.path("id_token").asText());
        assertThat(claims.getClaim("nonce")).isEqualTo(PlayedApplication.NONCE);

        var person = json(application.userInfo(tokens.path("access_token").asText()));
        assertThat(person.path("email").asText()).isEqualTo("Ana@Agency.gov");
        assertThat(person.path("email_verified").asBoolean()).isTrue();
        assertThat(person.path("sub").asText()).isEqualTo(claims.getSubject());
        assertThat(UUID.fromString(claims.getSubject())).as("whatever the case").hasToString(KNOWN.subject());

        var out = application.get(
                login.logout() + "?client_id=" + PlayedApplication.ID + "&post_logout_redirect_uri=" + SIGN_OUT);
        assertThat(out.statusCode()).isEqualTo(303);
        assertThat(out.headers().firstValue("location")).hasValue(SIGN_OUT);
    }

    @Test
    void published_keys_have_an_id_and_an_algorithm_and_are_public() {
        var keys = json(application.get(login.certs())).path("keys");

        assertThat(keys).hasSize(1);
        assertThat(keys.get(0).path("kid").asText()).isNotEmpty();
        assertThat(keys.get(0).path("alg").asText()).isEqualTo("RS256");
        assertThat(keys.get(0).has("d")).as("the private part").isFalse();
    }

    @Test
    void everything_may_come_in_the_body_too() {
        var answer =
                application.post(login.token(), encoded(application.exchanging(application.codeFor(ANA, asking()))));

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void the_page_lists_who_is_known_and_holds_nothing_that_runs() {
        var page = application.authorize(asking());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("Ana &lt;Lee&gt; &amp; co", "platform admin")
                .contains("<label for=\"email\">", "lang=\"en\"", "value=\"" + ANA + "\"")
                .doesNotContain("<script", "style=\"", "onclick");
        assertThat(page.headers().firstValue("content-security-policy").orElse(""))
                .contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'self' http://localhost:6012")
                .doesNotContain("unsafe");
    }

    @Test
    void what_can_be_no_address_is_asked_again_with_the_fault() {
        for (var typed : List.of("nobody", "", "a@b@c.gov", "\"><script>@x.gov", "a b@agency.gov")) {
            var page = application.choose(typed, asking());

            assertThat(page.statusCode()).isEqualTo(400);
            assertThat(page.body())
                    .contains("<title>Error:", "role=\"alert\"", "aria-invalid=\"true\"")
                    .doesNotContain("<script");
        }
    }

    @Test
    void who_cancels_is_sent_back_with_an_error() {
        var answer = application.post(
                login.issuer() + LoginAddresses.CHOOSE + "?" + encoded(asking()), "cancel=yes&email=" + ANA);

        assertThat(parameter(answer, "error")).isEqualTo("access_denied");
        assertThat(parameter(answer, "state")).isEqualTo(PlayedApplication.STATE);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "client_id, urn:another",
                "client_id, -",
                "redirect_uri, http://evil.example/sign-in",
                "redirect_uri, http://localhost:6012/sign-in/../evil",
                "redirect_uri, http://localhost:6012/sign-in?x=y",
                "redirect_uri, -",
            })
    void an_unknown_application_or_address_is_told_to_the_person_alone(String name, String value) {
        for (var answer :
                List.of(application.authorize(with(name, value)), application.choose(ANA, with(name, value)))) {
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.headers().firstValue("location")).isEmpty();
            assertThat(answer.body()).contains("Unknown application").doesNotContain("evil");
        }
    }

    @Test
    void an_address_that_comes_twice_is_unknown() {
        var answer = application.get(
                login.authorize() + "?" + encoded(asking()) + "&redirect_uri=http%3A%2F%2Fevil.example%2F");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("location")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "response_type, -, invalid_request",
                "response_type, token, unsupported_response_type",
                "response_mode, fragment, invalid_request",
                "scope, email, invalid_scope",
                "scope, -, invalid_scope",
                "nonce, -, invalid_request",
                "nonce, short, invalid_request",
                "state, short, invalid_request",
                "prompt, none, login_required",
                "prompt, dance, invalid_request",
                "request, a.b.c, request_not_supported",
                "request_uri, http://evil.example, request_uri_not_supported",
                "code_challenge, E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM, invalid_request", // without a method:
                // plain
                "code_challenge_method, plain, invalid_request",
            })
    void other_faults_are_told_to_the_application(String name, String value, String error) {
        for (var answer :
                List.of(application.authorize(with(name, value)), application.choose(ANA, with(name, value)))) {
            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(answer.headers().firstValue("location").orElse("")).startsWith(SIGN_IN + "?error=");
            assertThat(parameter(answer, "error")).isEqualTo(error);
            assertThat(parameter(answer, "error_description")).isNotEmpty();
        }
    }

    @Test
    void a_fault_in_the_encoding_is_one_of_the_request() {
        var authorized = application.get(login.authorize() + "?" + encoded(asking()) + "&max_age=1&max_age=2");
        assertThat(parameter(authorized, "error")).isEqualTo("invalid_request");

        var exchanged = application.post(login.token(), encoded(application.exchanging("c")) + "&code=%zz");
        assertThat(exchanged.statusCode()).isEqualTo(400);
        assertThat(json(exchanged).path("error").asText()).isEqualTo("invalid_request");
    }

    @Test
    void only_its_own_page_may_choose_for_a_person() {
        for (var origin : List.of("http://evil.example", "null")) {
            var answer = application.send(
                    HttpRequest.newBuilder(URI.create(login.issuer() + LoginAddresses.CHOOSE + "?" + encoded(asking())))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .header("Origin", origin)
                            .POST(BodyPublishers.ofString("email=" + ANA)));

            assertThat(answer.statusCode()).isEqualTo(403);
        }
    }

    @Test
    void a_code_is_good_once_and_a_second_try_takes_back_what_the_first_got() {
        var code = application.codeFor(ANA, asking());
        var token = json(application.token(code)).path("access_token").asText();
        assertThat(application.userInfo(token).statusCode()).isEqualTo(200);

        refusedGrant(application.token(code));

        assertThat(application.userInfo(token).statusCode()).isEqualTo(401);
    }

    @Test
    void of_many_at_once_one_gets_the_code_exchanged() throws Exception {
        var code = application.codeFor(ANA, asking());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries = Stream.generate(() ->
                            (Callable<Integer>) () -> application.token(code).statusCode())
                    .limit(20)
                    .toList();
            var statuses = threads.invokeAll(tries).stream().map(tried -> tried.resultNow());

            assertThat(statuses.filter(status -> status == 200)).hasSize(1);
        }
    }

    @Test
    void a_code_of_yesterday_is_refused() {
        var code = application.codeFor(ANA, asking());
        clock.pass(SignIns.CODE_LIVES);

        refusedGrant(application.token(application.exchanging(
                code,
                signed(application
                        .assertion()
                        .expirationTime(Date.from(clock.instant().plusSeconds(60)))))));
    }

    @Test
    void an_unknown_code_is_refused() {
        refusedGrant(application.token("of my own making"));
    }

    @Test
    void an_access_token_ends() {
        var token = json(application.token(application.codeFor(ANA, asking())))
                .path("access_token")
                .asText();
        clock.pass(SignIns.TOKEN_LIVES);

        var answer = application.userInfo(token);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("www-authenticate")).hasValue("Bearer error=\"invalid_token\"");
        assertThat(application.get(login.userInfo()).statusCode()).isEqualTo(401);
    }

    @Test
    void without_the_scope_there_is_no_address() {
        var code = application.codeFor(ANA, with("scope", "openid"));
        var person = json(application.userInfo(
                json(application.token(code)).path("access_token").asText()));

        assertThat(person.has("email")).isFalse();
    }

    @Test
    void the_proof_of_key_for_code_exchange_counts_where_it_is_asked_for() {
        var asked = with("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"); // RFC 7636, appendix B
        asked.put("code_challenge_method", "S256");

        assertThat(application
                        .token(verifying(
                                application.codeFor(ANA, asked), "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"))
                        .statusCode())
                .isEqualTo(200);
        refusedGrant(application.token(verifying(application.codeFor(ANA, asked), "another")));
        refusedGrant(application.token(application.codeFor(ANA, asked)));
        refusedGrant(application.token(verifying(application.codeFor(ANA, asking()), "never asked for")));
    }

    @Test
    void another_address_than_the_codes_is_refused() {
        var exchanging = new HashMap<>(application.exchanging(application.codeFor(ANA, asking())));
        exchanging.put("redirect_uri", "http://localhost:6012/set-up-your-profile");

        refusedGrant(application.token(exchanging));
    }

    @Test
    void another_kind_of_grant_is_refused() {
        var exchanging = new HashMap<>(application.exchanging(application.codeFor(ANA, asking())));
        exchanging.put("grant_type", "password");

        var answer = application.token(exchanging);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("error").asText()).isEqualTo("unsupported_grant_type");
    }

    static Stream<Arguments> assertions() throws JOSEException {
        var stranger = new RSASSASigner(PlayedApplication.newKeys().getPrivate());
        var ours = PlayedApplication.registered().key();
        return Stream.of(
                bad("another audience", claims -> signed(claims.audience("http://127.0.0.1/another"))),
                bad("no audience", claims -> signed(claims.audience((String) null))),
                bad("another issuer", claims -> signed(claims.issuer("urn:another"))),
                bad("another subject", claims -> signed(claims.subject("urn:another"))),
                bad("no id", claims -> signed(claims.jwtID(null))),
                bad("an empty id", claims -> signed(claims.jwtID(""))),
                bad("no end", claims -> signed(claims.expirationTime(null))),
                bad("expired", claims -> signed(claims.expirationTime(ahead(-120)))),
                bad("too long a life", claims -> signed(claims.expirationTime(ahead(7_200)))),
                bad("from tomorrow", claims -> signed(claims.issueTime(ahead(86_400)))),
                bad("not yet", claims -> signed(claims.notBeforeTime(ahead(300)))),
                bad("another key", claims -> signed(claims, JWSAlgorithm.RS256, stranger)),
                bad("no signature", claims -> new PlainJWT(claims.build()).serialize()),
                bad("our public key as a shared secret", claims -> sharing(claims, ours.getEncoded())),
                bad("another algorithm", claims -> signed(claims, JWSAlgorithm.PS256, stranger)),
                bad("a text", claims -> "a.b.c"),
                bad("nothing", claims -> ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("assertions")
    void an_application_that_cannot_prove_itself_gets_nothing(String flaw, Forgery forgery) {
        var code = application.codeFor(ANA, asking());

        refusedClient(application.token(application.exchanging(code, forgery.of(application.assertion()))));

        assertThat(application.token(code).statusCode())
                .as("the code is still good")
                .isEqualTo(200);
    }

    @Test
    void an_assertion_is_good_once() {
        var assertion = signed(application.assertion());
        assertThat(application
                        .token(application.exchanging(application.codeFor(ANA, asking()), assertion))
                        .statusCode())
                .isEqualTo(200);

        refusedClient(application.token(application.exchanging(application.codeFor(ANA, asking()), assertion)));
    }

    @Test
    void another_kind_of_proof_is_refused() {
        var exchanging = new HashMap<>(application.exchanging(application.codeFor(ANA, asking())));
        exchanging.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:saml2-bearer");
        refusedClient(application.token(exchanging));

        exchanging.putAll(application.exchanging("c"));
        exchanging.put("client_id", "urn:another");
        refusedClient(application.token(exchanging));
    }

    @Test
    void who_signs_out_by_an_id_token_loses_what_was_given() {
        var tokens = json(application.token(application.codeFor(ANA, asking())));
        var accessToken = tokens.path("access_token").asText();

        var out = application.get(login.logout() + "?state=back+again&id_token_hint="
                + tokens.path("id_token").asText() + "&post_logout_redirect_uri=" + SIGN_OUT);

        assertThat(out.headers().firstValue("location")).hasValue(SIGN_OUT + "?state=back+again");
        assertThat(application.userInfo(accessToken).statusCode()).isEqualTo(401);
    }

    @Test
    void signing_out_leads_nobody_to_a_stranger() {
        for (var query : List.of(
                "client_id=" + PlayedApplication.ID + "&post_logout_redirect_uri=http://evil.example",
                "client_id=urn:another&post_logout_redirect_uri=" + SIGN_OUT,
                "id_token_hint=a.b.c&post_logout_redirect_uri=" + SIGN_OUT,
                "id_token_hint=" + signed(application.assertion()) + "&post_logout_redirect_uri=" + SIGN_OUT,
                "post_logout_redirect_uri=" + SIGN_OUT)) {
            var answer = application.get(login.logout() + "?" + query);

            assertThat(answer.statusCode()).as(query).isEqualTo(400);
            assertThat(answer.headers().firstValue("location")).isEmpty();
        }
        assertThat(application
                        .post(login.logout() + "?client_id=" + PlayedApplication.ID, "")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void what_is_only_posted_cannot_be_got() {
        for (var url : List.of(login.token(), login.issuer() + LoginAddresses.CHOOSE)) {
            var answer = application.get(url);

            assertThat(answer.statusCode()).isEqualTo(405);
            assertThat(answer.headers().firstValue("allow")).hasValue("POST");
        }
    }

    @Test
    void a_key_is_one_line_from_which_its_counterpart_is_read() {
        var pem = LoginKey.make();

        assertThat(pem).matches("-----BEGIN PRIVATE KEY----- [A-Za-z0-9+/=]+ -----END PRIVATE KEY-----");
        assertThat(LoginKey.publicKeyOf(pem))
                .isEqualTo(LoginKey.publicKeyOf(pem.replace("- ", "-\n").replace(" -", "\n-")));
        assertThat(catchThrowable(() -> LoginKey.publicKeyOf("c2VjcmV0")))
                .hasMessageStartingWith("LOGIN_PEM must be")
                .hasNoCause();
    }

    /// Makes something that is no proof out of claims that are good.
    @FunctionalInterface
    interface Forgery {
        String of(JWTClaimsSet.Builder claims);
    }

    private static Arguments bad(String flaw, Forgery forgery) {
        return Arguments.of(flaw, forgery);
    }

    private static String sharing(JWTClaimsSet.Builder claims, byte[] secret) {
        try {
            return signed(claims, JWSAlgorithm.HS256, new MACSigner(secret));
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private static Date ahead(long seconds) {
        return Date.from(Instant.now().plus(Duration.ofSeconds(seconds)));
    }

    private static Map<String, String> with(String name, String value) {
        var asking = asking();
        if (value == null) {
            asking.remove(name);
        } else {
            asking.put(name, value);
        }
        return asking;
    }

    private Map<String, String> verifying(String code, String verifier) {
        var exchanging = application.exchanging(code);
        exchanging.put("code_verifier", verifier);
        return exchanging;
    }

    private static void refusedGrant(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("error").asText()).isEqualTo("invalid_grant");
        assertThat(json(answer).path("error_description").asText()).isNotEmpty();
        assertThat(json(answer).has("id_token")).isFalse();
    }

    private static void refusedClient(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(json(answer).path("error").asText()).isEqualTo("invalid_client");
        assertThat(json(answer).path("error_description").asText()).matches("[ !#-\\[\\]-~]+");
        assertThat(answer.headers().firstValue("www-authenticate")).isPresent();
    }
}
