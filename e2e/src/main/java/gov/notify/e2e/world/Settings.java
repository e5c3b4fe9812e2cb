package gov.notify.e2e.world;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/// What api and worker find in their environment, with secrets made for this run only.
final class Settings {
    private Settings() {}

    static Map<String, String> of(Outside outside, Demo demo) {
        var all = new HashMap<String, String>();
        all.put("DATABASE_URL", outside.databaseUrl());
        all.put("REDIS_URL", outside.redisUrl());
        all.put("AWS_ENDPOINT_URL", outside.aws().endpoint());
        all.put("AWS_REGION", "us-west-2");
        all.put("AWS_ACCESS_KEY_ID", "sandbox");
        all.put("AWS_SECRET_ACCESS_KEY", "sandbox");
        all.put("SEALING_KEYS", "1:" + secret());
        all.put("RECIPIENT_HASH_KEY", secret());
        all.put("SECRET_KEY", secret());
        all.put("DANGEROUS_SALT", secret());
        all.put("ADMIN_CLIENT_ID", "notify-admin");
        all.put("ADMIN_CLIENT_SECRET", secret());
        all.put("NOTIFY_EMAIL_DOMAIN", "notify.sandbox.test");
        all.put("AWS_US_TOLL_FREE_NUMBER", "+18005550100");
        all.put("NOTIFY_ENVIRONMENT", "development");
        // With a configuration set SES's events carry our notification id, as the deployed system has it.
        all.put("NOTIFY_PROVIDER_SES_CONFIGURATION_SET", "notify-sandbox");
        all.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        all.put("NOTIFY_RECEIPTS_TOPIC_ARNS", outside.topics());
        all.put("NOTIFY_RECEIPTS_TRUSTED_CERTIFICATE_URL", outside.certificateUrl());
        all.put("NOTIFY_RECEIPTS_CHECK_CHAIN", "true");
        all.put("NOTIFY_DEMO_SERVICE_ID", demo.serviceId());
        all.put("NOTIFY_DEMO_EMAIL_TEMPLATE_ID", demo.emailTemplateId());
        all.put("NOTIFY_DEMO_SMS_TEMPLATE_ID", demo.smsTemplateId());
        all.put("NOTIFY_DEMO_KEY_NORMAL", demo.normal());
        all.put("NOTIFY_DEMO_KEY_TEAM", demo.team());
        all.put("NOTIFY_DEMO_KEY_TEST", demo.test());
        return all;
    }

    private static String secret() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
