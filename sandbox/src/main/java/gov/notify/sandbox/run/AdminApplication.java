package gov.notify.sandbox.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import gov.notify.sandbox.login.LoginAddresses;
import gov.notify.sandbox.login.LoginClient;
import gov.notify.sandbox.login.LoginKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The admin application, as it has to be started to work with what runs here. It is no part of the sandbox: whoever
/// has it starts it with `.sandbox/admin.env`.
final class AdminApplication {
    static final String FILE = "admin.env";

    private static final String CLIENT_ID = "urn:gov:gsa:openidconnect.profiles:sp:sso:gsa:notify-sandbox";
    private static final String CSV_BUCKET = "notify-csv-upload";
    private static final String LOGO_BUCKET = "notify-logo-upload";

    /// Where the application stores what people upload; it makes none itself.
    static final List<String> BUCKETS = List.of(CSV_BUCKET, LOGO_BUCKET);

    private AdminApplication() {}

    static String baseUrl(Options options) {
        return options.external("ADMIN_BASE_URL")
                .map(url -> url.replaceAll("/+$", ""))
                .orElse("http://localhost:6012");
    }

    /// What the stand-in for Login.gov knows of it.
    static LoginClient asClient(Options options, Secrets secrets) {
        return new LoginClient(
                CLIENT_ID,
                LoginKey.publicKeyOf(secrets.get("LOGIN_PEM")),
                Set.of(signIn(options), setUpProfile(options)),
                Set.of(signOut(options)));
    }

    /// Where an invitation leads; the api replaces `NONCE` and `STATE`.
    static String registrationUrl(Options options, LoginAddresses login) {
        return authorize(login, setUpProfile(options));
    }

    /// In the application's own variables. Its `LOGIN_PEM` is one line, as it stands in any environment.
    ///
    /// @param api its address
    static Map<String, String> environment(Options options, OutsideWorld world, Secrets secrets, String api) {
        var login = world.login();
        var all = new LinkedHashMap<String, String>();
        all.put("FLASK_APP", "application.py");
        // Without it the application's cookies are for HTTPS alone, which not every client takes localhost for.
        all.put("FLASK_DEBUG", "true");
        all.put("NOTIFY_ENVIRONMENT", "development");
        all.put("ADMIN_BASE_URL", baseUrl(options));
        all.put("API_HOST_NAME", api);
        all.put("API_PUBLIC_URL", api);
        all.put("ADMIN_CLIENT_USERNAME", secrets.get("ADMIN_CLIENT_ID"));
        all.put("ADMIN_CLIENT_SECRET", secrets.get("ADMIN_CLIENT_SECRET"));
        all.put("SECRET_KEY", secrets.get("SECRET_KEY"));
        all.put("DANGEROUS_SALT", secrets.get("DANGEROUS_SALT"));
        all.put("REDIS_ENABLED", "1");
        all.put("REDIS_URL", besides(world.redisUrl()));
        all.put("AWS_ENDPOINT_URL", world.s3Url());
        bucket(all, "CSV", CSV_BUCKET);
        bucket(all, "LOGO", LOGO_BUCKET);
        all.put("LOGIN_DOT_GOV_CLIENT_ID", CLIENT_ID);
        all.put("LOGIN_DOT_GOV_INITIAL_SIGNIN_URL", authorize(login, signIn(options)));
        all.put("LOGIN_DOT_GOV_ACCESS_TOKEN_URL", login.token());
        all.put("LOGIN_DOT_GOV_USER_INFO_URL", login.userInfo());
        all.put("LOGIN_DOT_GOV_CERTS_URL", login.certs());
        all.put(
                "LOGIN_DOT_GOV_LOGOUT_URL",
                login.logout() + "?client_id=" + CLIENT_ID + "&post_logout_redirect_uri=" + signOut(options));
        all.put("LOGIN_DOT_GOV_BASE_LOGOUT_URL", login.logout() + "?");
        all.put("LOGIN_DOT_GOV_SIGNOUT_REDIRECT", signOut(options));
        all.put("LOGIN_PEM", secrets.get("LOGIN_PEM"));
        return all;
    }

    static void write(Options options, Map<String, String> environment) {
        PrivateFile.write(options.folder().resolve(FILE), AppEnvironment.asShell(environment));
    }

    /// Removes the file of an earlier run, whose addresses lead nowhere now.
    static void forget(Options options) {
        var file = options.folder().resolve(FILE);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove " + file, e);
        }
    }

    private static void bucket(Map<String, String> all, String prefix, String name) {
        all.put(prefix + "_BUCKET_NAME", name);
        all.put(prefix + "_AWS_ACCESS_KEY_ID", "sandbox");
        all.put(prefix + "_AWS_SECRET_ACCESS_KEY", "sandbox");
        all.put(prefix + "_AWS_REGION", "us-west-2");
    }

    /// The next database of the same Redis: the application clears what it likes in its own.
    private static String besides(String redis) {
        var number = URI.create(redis).getPath().replaceAll("\\D", "");
        var next = number.isEmpty() ? 1 : Integer.parseInt(number) + 1;
        return redis.replaceFirst("^([a-z]+://[^/?]+)(/\\d*)?", "$1/" + next);
    }

    private static String authorize(LoginAddresses login, String redirect) {
        return login.authorize() + "?acr_values=" + URLEncoder.encode(LoginAddresses.ACR, UTF_8)
                + "&client_id=" + CLIENT_ID
                + "&nonce=NONCE&prompt=select_account&redirect_uri=" + URLEncoder.encode(redirect, UTF_8)
                + "&response_type=code&scope=openid+email&state=STATE";
    }

    private static String signIn(Options options) {
        return baseUrl(options) + "/sign-in";
    }

    private static String setUpProfile(Options options) {
        return baseUrl(options) + "/set-up-your-profile";
    }

    private static String signOut(Options options) {
        return baseUrl(options) + "/sign-out";
    }
}
