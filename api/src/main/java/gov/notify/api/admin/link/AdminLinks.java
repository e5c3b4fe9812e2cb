package gov.notify.api.admin.link;

import gov.notify.api.json.AnswerJson;
import gov.notify.config.CommonConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Pages of the admin application that people are sent to (docs/contract/admin-sign-in.md, 5.1).
///
/// An email that invites to sign in leads nowhere but to addresses that the operator has named: a link to
/// another would hand whoever asked for it the token.
@ApplicationScoped
public class AdminLinks {

    private static final Pattern NO_ASCII = Pattern.compile("[^ -~]+");

    private final String base;
    private final Set<String> bases;
    private final SignedTokens tokens;

    @Inject
    AdminLinks(CommonConfig common, LinkConfig config, SignedTokens tokens) {
        this(common.adminBaseUrl(), config, tokens);
    }

    AdminLinks(String base, LinkConfig config, SignedTokens tokens) {
        this.base = withoutSlash(base);
        this.bases = Stream.concat(Stream.of(this.base), config.bases().orElse(List.of()).stream())
                .map(AdminLinks::withoutSlash)
                .collect(Collectors.toUnmodifiableSet());
        this.tokens = tokens;
    }

    private record NewAddress(UUID userId, String email) {
        @Override
        public String toString() {
            return "NewAddress[" + userId + "]";
        }
    }

    private record SecretCode(UUID userId, String secretCode) {
        @Override
        public String toString() {
            return "SecretCode[" + userId + "]";
        }
    }

    /// A page that anybody may see.
    ///
    /// @param path begins with a slash
    public String page(String path) {
        return base + path;
    }

    /// A page that takes a signed text as the last part of its path.
    ///
    /// @param wantedBase the address that the request asked for, which is taken only if it is one of ours
    /// @param path begins and ends with a slash
    public String signed(@Nullable String wantedBase, String path, String payload) {
        return ours(wantedBase) + path + tokens.sign(payload);
    }

    /// Where a person who signed up proves that the address is theirs.
    public String verifyEmail(@Nullable String wantedBase, UUID userId, String email) {
        return signed(wantedBase, "/verify-email/", json(new NewAddress(userId, email)));
    }

    /// Where a person proves that the address is theirs which is to take the place of another.
    public String confirmNewEmail(UUID userId, String email) {
        return signed(null, "/user-profile/email/confirm/", json(new NewAddress(userId, email)));
    }

    /// Where a person signs in with a code that only the link holds.
    ///
    /// @param next where to go from there
    public String emailSignIn(@Nullable String wantedBase, UUID userId, String secretCode, @Nullable String next) {
        var link = signed(wantedBase, "/email-auth/", json(new SecretCode(userId, secretCode)));
        return next == null || next.isEmpty() ? link : link + "?next=" + encoded(next);
    }

    private String ours(@Nullable String wanted) {
        var trimmed = wanted == null ? base : withoutSlash(wanted);
        return bases.contains(trimmed) ? trimmed : base;
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /// As Python's `json.dumps` escapes it. The token's own JSON is the library's, which leaves letters as they are.
    private static String json(Object payload) {
        return NO_ASCII.matcher(AnswerJson.text(payload))
                .replaceAll(letters -> letters.group()
                        .chars()
                        .mapToObj(unit -> String.format(Locale.ROOT, "\\\\u%04x", unit))
                        .collect(Collectors.joining()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
