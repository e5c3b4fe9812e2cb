package gov.notify.sandbox.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What a newcomer needs to see once everything is up.
final class Banner {
    private Banner() {}

    static String ofSandbox(Options options, OutsideWorld world, Map<String, String> admin) {
        return """

            The outside world is up:

            %s
              Start the programs in dev mode, each in a terminal of its own:  make dev-api   make dev-worker
              They read %s. Ctrl-C stops the sandbox; its data stays in %s.
            """.formatted(outside(world) + admin(options, admin), shown(options, "env"), shown(options, ""));
    }

    static String ofAll(
            Options options,
            OutsideWorld world,
            Secrets secrets,
            Map<String, String> admin,
            String api,
            List<String> workers) {
        return """

            Notify is up:

              api        %s
              worker     %s
            %s
              API keys of the demo service, as client libraries take them:
                normal   %s
                team     %s
                test     %s

            %s
              Send an email%s:

            curl -H "Authorization: Bearer $(%s)" -H 'Content-Type: application/json' \\
              -d '{"email_address": "ada@example.com", "template_id": "%s", "personalisation": {"name": "Ada", "thing": "library card"}}' \\
              %s/v2/notifications/email

              Ctrl-C stops all of it; data, logs and %s stay in %s.
            """.formatted(
                        api,
                        String.join("  ", workers),
                        outside(world),
                        secrets.apiKey("normal"),
                        secrets.apiKey("team"),
                        secrets.apiKey("test"),
                        admin(options, admin),
                        world.inboxUrl().isPresent() ? ", then look into the inbox" : "",
                        shown(options, "token"),
                        secrets.get("NOTIFY_DEMO_EMAIL_TEMPLATE_ID"),
                        api,
                        "sandbox.json",
                        shown(options, ""));
    }

    private static String admin(Options options, Map<String, String> admin) {
        return """
              The admin application, to be started at %s, finds all of this in %s:
                client   %s, its secret %s
                signing  SECRET_KEY %s, DANGEROUS_SALT %s
                Redis    %s
                buckets  %s and %s at %s
                sign-in  %s, a stand-in for Login.gov
            """.formatted(
                admin.get("ADMIN_BASE_URL"),
                shown(options, AdminApplication.FILE),
                admin.get("ADMIN_CLIENT_USERNAME"),
                admin.get("ADMIN_CLIENT_SECRET"),
                admin.get("SECRET_KEY"),
                admin.get("DANGEROUS_SALT"),
                withoutPassword(String.valueOf(admin.get("REDIS_URL"))),
                admin.get("CSV_BUCKET_NAME"),
                admin.get("LOGO_BUCKET_NAME"),
                admin.get("AWS_ENDPOINT_URL"),
                String.valueOf(admin.get("LOGIN_DOT_GOV_BASE_LOGOUT_URL")).replaceFirst("/openid_connect/.*", ""));
    }

    private static String outside(OutsideWorld world) {
        var lines = new StringBuilder();
        world.inboxUrl()
                .ifPresent(url -> lines.append("  inbox      ").append(url).append('\n'));
        return lines.append("  AWS        ")
                .append(world.awsUrl())
                .append("\n  S3         ")
                .append(world.s3Url())
                .append("\n  Postgres   ")
                .append(world.jdbcUrl().replaceAll("([?&]password=)[^&]*", "$1…"))
                .append("\n  Redis      ")
                .append(withoutPassword(world.redisUrl()))
                .append('\n')
                .toString();
    }

    private static String withoutPassword(String redis) {
        return redis.replaceAll("//[^@/]*@", "//…@");
    }

    private static Path shown(Options options, String file) {
        var path = options.folder().resolve(file);
        return path.startsWith(options.home()) ? options.home().relativize(path) : path;
    }
}
