package gov.notify.e2e.terraform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds what our own rules forbid: open buckets and topics, rights that are too wide, and what belongs into no
/// file.
final class PolicyChecks {

    private static final List<String> BESIDE_A_BUCKET = List.of(
            "aws_s3_bucket_public_access_block",
            "aws_s3_bucket_ownership_controls",
            "aws_s3_bucket_server_side_encryption_configuration",
            "aws_s3_bucket_lifecycle_configuration",
            "aws_s3_bucket_policy");
    private static final List<String> CLOSED =
            List.of("block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets");

    /// Key policies, which speak of their own key; a quota and phone numbers, which are no resources; the boundary,
    /// which gives nothing by itself.
    private static final Set<String> ANY_RESOURCE = Set.of(
            "key.Account",
            "key.Publishers",
            "key.Alarms",
            "key.Logs",
            "worker_email.Quota",
            "worker_sms.SendBySns",
            "boundary.");

    private static final Map<Pattern, String> NOWHERE = Map.of(
            Pattern.compile("(?<![\\d.])\\d{12}(?!\\d)"), "the number of an account",
            Pattern.compile("AKIA[0-9A-Z]{16}"), "an access key",
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"), "an id",
            Pattern.compile("\"us-(gov-)?(east|west)-\\d\""), "a region",
            Pattern.compile("arn:aws[:-]"), "a partition",
            Pattern.compile("\\b(null_resource|local-exec|remote-exec)\\b"), "a command",
            Pattern.compile("[\\w.]+@(?!(?:\\w+\\.)*example\\.(?:com|gov)\\b)[a-z0-9-]+\\.[a-z]+"),
                    "somebody's address");

    private final TerraformModule module;
    private final List<String> findings = new ArrayList<>();

    private PolicyChecks(TerraformModule module) {
        this.module = module;
    }

    static List<String> findings(TerraformModule module) {
        var checks = new PolicyChecks(module);
        checks.buckets();
        checks.topics();
        checks.rights();
        checks.versions();
        checks.literals();
        return checks.findings;
    }

    private void finding(String text) {
        findings.add(module.name() + ": " + text);
    }

    private void buckets() {
        module.resources("aws_s3_bucket").map(bucket -> bucket.label(1)).forEach(bucket -> {
            for (var type : BESIDE_A_BUCKET) {
                if (module.resources(type)
                        .noneMatch(beside -> beside.body().text("bucket").startsWith("aws_s3_bucket." + bucket))) {
                    finding("bucket " + bucket + " has no " + type);
                }
            }
        });
        module.resources("aws_s3_bucket_public_access_block")
                .forEach(block -> CLOSED.stream()
                        .filter(name -> !block.body().text(name).equals("true"))
                        .forEach(name -> finding("a bucket is open: " + name)));
        module.resources("aws_s3_bucket_policy").forEach(policy -> {
            if (!document(policy).contains("aws:SecureTransport")) {
                finding("a bucket takes calls that are not encrypted");
            }
        });
    }

    private void topics() {
        module.resources("aws_sns_topic").map(topic -> topic.label(1)).forEach(topic -> {
            if (module.resources("aws_sns_topic_policy")
                    .noneMatch(policy -> policy.body().text("arn").contains("aws_sns_topic." + topic))) {
                finding("topic " + topic + " has no policy");
            }
        });
        module.resources("aws_sns_topic").forEach(topic -> {
            if (topic.body().text("kms_master_key_id").isEmpty()) {
                finding("topic " + topic.label(1) + " is not encrypted");
            }
        });
        module.resources("aws_sns_topic_policy").forEach(policy -> {
            if (!document(policy).contains("aws:SourceAccount")) {
                finding("a topic takes messages from every account");
            }
        });
        module.resources("aws_sesv2_configuration_set_event_destination")
                .flatMap(destination -> destination.body().blocks("event_destination"))
                .filter(destination -> !destination.body().text("enabled").equals("true"))
                .forEach(_ -> finding("an event destination is not enabled"));
    }

    /// Everything that the document of a policy says, as text.
    private String document(HclBody.Block policy) {
        var text = new StringBuilder();
        policy.body().attribute("policy").stream()
                .flatMap(value -> value.references().stream())
                .filter(path -> path.size() > 2 && path.get(1).equals("aws_iam_policy_document"))
                .flatMap(path ->
                        documents().stream().filter(block -> block.label(1).equals(path.get(2))))
                .flatMap(block -> block.body().expressions())
                .forEach(value -> text.append(value.text()).append('\n'));
        return text.toString();
    }

    private List<HclBody.Block> documents() {
        return module.body()
                .blocks("data")
                .filter(block -> block.label(0).equals("aws_iam_policy_document"))
                .toList();
    }

    private void rights() {
        for (var document : documents()) {
            PolicyDocument.of(document).statements().forEach(statement -> {
                var where = document.label(1) + "." + statement.sid();
                if (statement.actions().contains("*")) {
                    finding(where + " allows everything");
                }
                if (statement.allows() && statement.resources().equals("[\"*\"]") && !ANY_RESOURCE.contains(where)) {
                    finding(where + " is about every resource");
                }
            });
        }
        module.resources("aws_iam_user")
                .filter(user -> user.body().text("permissions_boundary").isEmpty())
                .forEach(user -> finding("user " + user.label(1) + " has no boundary"));
    }

    private void versions() {
        var terraform = module.body().blocks("terraform").toList();
        if (terraform.stream()
                .allMatch(block -> block.body().text("required_version").isEmpty())) {
            finding("says no required_version");
        }
        terraform.stream()
                .flatMap(block -> block.body().blocks("required_providers"))
                .flatMap(block -> block.body().attributes().entrySet().stream())
                .filter(provider -> !provider.getValue().text().matches("(?s).*version\\s*=\\s*\".*(~>|<).*"))
                .forEach(provider -> finding("provider " + provider.getKey() + " has no upper bound"));
    }

    private void literals() {
        for (var file : TerraformModule.files(module.folder())) {
            var text = TerraformModule.text(file);
            NOWHERE.forEach((pattern, what) -> {
                if (pattern.matcher(text).find()) {
                    finding(file.getFileName() + " names " + what);
                }
            });
        }
    }
}
