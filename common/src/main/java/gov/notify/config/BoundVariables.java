package gov.notify.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What bound services say of our settings, by the names of their variables.
///
/// What an operator provides (`cf create-user-provided-service`) has those names itself, and wins over what brokers
/// call theirs.
final class BoundVariables {

    private static final String USER_PROVIDED = "user-provided";

    /// Beginnings of the names of what is provided for Notify. Of two that say the same, the first here is heard.
    private static final List<String> OURS = List.of("notify-secrets", "notify-aws", "notify-egress");

    private static final String SMTP = "datagov-smtp";

    /// A broker's service, and which variable says each of its credentials.
    private record Brokered(String label, String called, Map<String, String> variables) {

        static Brokered bucket(String called, String prefix) {
            return new Brokered(
                    "s3",
                    called,
                    Map.of(
                            "bucket", prefix + "_BUCKET_NAME",
                            "region", prefix + "_AWS_REGION",
                            "access_key_id", prefix + "_AWS_ACCESS_KEY_ID",
                            "secret_access_key", prefix + "_AWS_SECRET_ACCESS_KEY"));
        }

        boolean is(BoundService service) {
            return service.label().equals(label) && (called.isEmpty() || service.isCalled(called));
        }
    }

    private static final List<Brokered> BROKERED = List.of(
            new Brokered(
                    SMTP,
                    "",
                    Map.of(
                            "region", "SES_AWS_REGION",
                            "smtp_user", "SES_AWS_ACCESS_KEY_ID",
                            "secret_access_key", "SES_AWS_SECRET_ACCESS_KEY")),
            new Brokered(
                    "ttsnotify-sms",
                    "",
                    Map.of(
                            "region", "SNS_AWS_REGION",
                            "aws_access_key_id", "SNS_AWS_ACCESS_KEY_ID",
                            "aws_secret_access_key", "SNS_AWS_SECRET_ACCESS_KEY")),
            new Brokered("app-autoscaler", "", Map.of("custom_metrics", "NOTIFY_AUTOSCALER_CUSTOM_METRICS")),
            Brokered.bucket("csv", "CSV"),
            Brokered.bucket("contact-lists", "CONTACT_LIST"),
            Brokered.bucket("logo", "LOGO"));

    private BoundVariables() {}

    static Map<String, String> of(BoundServices services) {
        var variables = new HashMap<String, String>();
        for (var ours : OURS) {
            services.labelled(USER_PROVIDED)
                    .filter(service -> service.name().startsWith(ours))
                    .forEach(service -> service.credentials().forEach(variables::putIfAbsent));
        }
        for (var brokered : BROKERED) {
            services.all().stream()
                    .filter(brokered::is)
                    .forEach(service -> brokered.variables()
                            .forEach((credential, variable) -> service.credential(credential)
                                    .ifPresent(value -> variables.putIfAbsent(variable, value))));
        }
        return Map.copyOf(variables);
    }

    /// The topics to which SES tells a broker's domain what became of emails.
    static Stream<String> topics(BoundServices services) {
        return services.labelled(SMTP)
                .flatMap(service -> Stream.of("bounce", "complaint", "delivery")
                        .flatMap(kind -> service.credential(kind + "_topic_arn").stream()))
                .distinct();
    }

    /// A sentence about each variable that is set in the environment too, to something else. It shows neither.
    static List<String> overruled(BoundServices services, Map<String, String> environment) {
        return of(services).entrySet().stream()
                .filter(bound -> !environment
                        .getOrDefault(bound.getKey(), bound.getValue())
                        .equals(bound.getValue()))
                .map(bound -> bound.getKey() + " is set, and a bound service says otherwise: what is set holds")
                .sorted()
                .collect(Collectors.toUnmodifiableList());
    }
}
