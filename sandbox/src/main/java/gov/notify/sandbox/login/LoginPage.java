package gov.notify.sandbox.login;

import gov.notify.sandbox.http.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The pages that a person sees. They need no script and allow none.
final class LoginPage {
    static final String STYLES = "/login.css";

    private LoginPage() {}

    /// Asks who somebody is.
    ///
    /// @param parameters of the request, encoded as a query
    /// @param redirect where the answer goes: a browser counts that as a target of the form too
    /// @param refused what was typed and can be no address
    static Reply.Answer ofPeople(
            List<LoginPerson> people, String parameters, String redirect, Optional<String> refused) {
        var isAgain = refused.isPresent();
        var action = escaped(LoginAddresses.CHOOSE + "?" + parameters);
        var content = new StringBuilder("""
            <h1>Sign in</h1>
            <p>This page stands in for Login.gov on this machine. Nobody is checked: you are whoever you choose.</p>
            """);
        if (!people.isEmpty()) {
            content.append("<h2 id=\"people\">People whom Notify knows</h2>\n<form method=\"post\" action=\"")
                    .append(action)
                    .append("\"><ul class=\"people\" aria-labelledby=\"people\">\n");
            people.forEach(person -> content.append(button(person)));
            content.append("</ul></form>\n");
        }
        content.append("<h2>%s</h2>\n".formatted(people.isEmpty() ? "Your email address" : "Somebody else"))
                .append(
                        isAgain
                                ? "<p class=\"problem\" id=\"problem\" role=\"alert\">Enter an email address"
                                        + " in the form name@agency.gov</p>\n"
                                : "")
                .append("""
                    <form method="post" action="%s">
                      <label for="email">Email address</label>
                      <p class="hint" id="hint">The admin application lets in addresses that end with .gov, .mil or si.edu.</p>
                      <input type="email" id="email" name="email" value="%s" autocomplete="email" maxlength="254"
                        spellcheck="false" required aria-describedby="hint%s"%s>
                      <button>Sign in</button>
                    </form>
                    <form method="post" action="%s"><button name="cancel" value="yes" class="quiet">Cancel</button></form>
                    """.formatted(
                                action,
                                escaped(refused.orElse("")),
                                isAgain ? " problem" : "",
                                isAgain ? " aria-invalid=\"true\"" : "",
                                action));
        var target = URI.create(redirect);
        return page(
                isAgain ? 400 : 200,
                (isAgain ? "Error: " : "") + "Sign in",
                content.toString(),
                "'self' " + target.getScheme() + "://" + target.getAuthority());
    }

    /// Says something, and asks nothing.
    static Reply.Answer ofNews(int status, String title, String sentence) {
        return page(status, title, "<h1>" + escaped(title) + "</h1>\n<p>" + escaped(sentence) + "</p>\n", "'none'");
    }

    static Reply.Answer styles() {
        try (var content = LoginPage.class.getResourceAsStream("login.css")) {
            if (content == null) {
                throw new IllegalStateException("The sandbox jar lacks login.css");
            }
            return new Reply.Answer(
                    200, "text/css; charset=utf-8", content.readAllBytes(), Map.of("cache-control", "no-cache"));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read login.css", e);
        }
    }

    private static String button(LoginPerson person) {
        return """
              <li><button name="email" value="%s"><strong>%s</strong> <span>%s%s</span></button></li>
            """.formatted(
                        escaped(person.email()),
                        escaped(person.name()),
                        escaped(person.email()),
                        person.platformAdmin() ? ", platform admin" : "");
    }

    private static Reply.Answer page(int status, String title, String content, String formTargets) {
        var html = """
            <!doctype html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <meta name="color-scheme" content="light dark">
              <title>%s – Login.gov stand-in</title>
              <link rel="icon" href="data:,">
              <link rel="stylesheet" href="%s">
            </head>
            <body>
            <main>
            %s</main>
            </body>
            </html>
            """.formatted(escaped(title), STYLES, content);
        return new Reply.Answer(
                status,
                "text/html; charset=utf-8",
                html.getBytes(StandardCharsets.UTF_8),
                Map.of(
                        "content-security-policy",
                        "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none';"
                                + " form-action " + formTargets,
                        "x-content-type-options",
                        "nosniff",
                        "cross-origin-opener-policy",
                        "same-origin",
                        // With no referrer at all, browsers would hide the origin of a form that is sent too.
                        "referrer-policy",
                        "same-origin",
                        "cache-control",
                        "no-store"));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
