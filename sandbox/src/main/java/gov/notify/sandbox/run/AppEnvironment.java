package gov.notify.sandbox.run;

import java.util.LinkedHashMap;
import java.util.Map;

/// What api and worker are told through their environment.
final class AppEnvironment {
    private static final String CONFIGURATION_SET = "notify-sandbox";

    private AppEnvironment() {}

    static Map<String, String> of(OutsideWorld world, Secrets secrets, Options options) {
        var all = new LinkedHashMap<String, String>();
        all.put("NOTIFY_ENVIRONMENT", "development");
        all.put("DATABASE_URL", world.databaseUrl());
        all.put("REDIS_URL", world.redisUrl());
        all.put("API_HOST_NAME", "http://127.0.0.1:" + options.apiPort());
        all.put("NOTIFY_EMAIL_DOMAIN", "notify.sandbox.test");
        all.put("AWS_US_TOLL_FREE_NUMBER", "+18005550100");
        all.put("AWS_ENDPOINT_URL", world.awsUrl());
        all.put("AWS_ENDPOINT_URL_S3", world.s3Url());
        world.aws().ifPresent(aws -> {
            all.put("AWS_REGION", "us-west-2");
            all.put("AWS_ACCESS_KEY_ID", "sandbox");
            all.put("AWS_SECRET_ACCESS_KEY", "sandbox");
            // With a configuration set SES's events carry our notification id, as the deployed system has it.
            all.put("NOTIFY_PROVIDER_SES_CONFIGURATION_SET", CONFIGURATION_SET);
            all.put("NOTIFY_RECEIPTS_TOPIC_ARNS", String.join(",", aws.topicArns()));
            all.put("NOTIFY_RECEIPTS_TRUSTED_CERTIFICATE_URL", aws.certificateUrl());
        });
        all.put("ADMIN_BASE_URL", AdminApplication.baseUrl(options));
        all.put("LOGIN_DOT_GOV_REGISTRATION_URL", AdminApplication.registrationUrl(options, world.login()));
        all.putAll(secrets.forPrograms());
        options.environment().forEach((variable, value) -> {
            // What the user sets for the programs, they get.
            if (all.containsKey(variable) && !value.isBlank()) {
                all.put(variable, value);
            }
        });
        return all;
    }

    /// As a file, with the ports that dev mode is to listen on.
    static String asShell(Map<String, String> environment, Options options) {
        var all = new LinkedHashMap<>(environment);
        all.put("NOTIFY_API_PORT", Integer.toString(options.apiPort()));
        all.put("NOTIFY_WORKER_PORT", Integer.toString(options.workerPort()));
        return asShell(all);
    }

    /// As a file for `set -a; . file`.
    static String asShell(Map<String, String> variables) {
        var lines = new StringBuilder("# Written by the sandbox at its start.\n");
        variables.forEach((variable, value) -> lines.append(variable)
                .append("='")
                .append(value.replace("'", "'\\''"))
                .append("'\n"));
        return lines.toString();
    }
}
