package gov.notify.sandbox.run;

/// A little program that prints a fresh JSON Web Token of the demo service: one lives only for half a minute.
final class TokenScript {
    private TokenScript() {}

    static void write(Options options, Secrets secrets) {
        var script = """
                #!/bin/sh
                # Prints a token for the demo service, good for 30 seconds: .sandbox/token [normal|team|test]
                case "${1:-normal}" in
                  normal) secret=%s ;;
                  team) secret=%s ;;
                  test) secret=%s ;;
                  *) echo "usage: $0 [normal|team|test]" >&2; exit 2 ;;
                esac
                part() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }
                head=$(printf '{"typ":"JWT","alg":"HS256"}' | part)
                body=$(printf '{"iss":"%s","iat":%%s}' "$(date +%%s)" | part)
                sign=$(printf '%%s.%%s' "$head" "$body" | openssl dgst -sha256 -hmac "$secret" -binary | part)
                printf '%%s.%%s.%%s\\n' "$head" "$body" "$sign"
                """.formatted(
                        secrets.get("NOTIFY_DEMO_KEY_NORMAL"),
                        secrets.get("NOTIFY_DEMO_KEY_TEAM"),
                        secrets.get("NOTIFY_DEMO_KEY_TEST"),
                        secrets.get("NOTIFY_DEMO_SERVICE_ID"));
        PrivateFile.writeProgram(options.folder().resolve("token"), script);
    }
}
