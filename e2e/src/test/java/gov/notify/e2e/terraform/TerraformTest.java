package gov.notify.e2e.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What holds of `terraform/`. None of it is applied here: see its README.
class TerraformTest {

    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
    private static final Path ROOT = REPOSITORY.resolve("terraform");
    private static final List<TerraformModule> MODULES = TerraformModule.all(ROOT);
    private static final List<String> ENVIRONMENTS = List.of("sandbox", "demo", "staging", "production");
    private static final Pattern MANIFEST_VARIABLE = Pattern.compile("\\(\\(([a-z0-9_]+)\\)\\)");
    private static final Pattern DEPLOY_VARIABLE = Pattern.compile("(?m)^([a-z0-9_]+):");

    private static final List<String> MANIFESTS =
            List.of("manifest-api.yml", "manifest-worker.yml", "terraform/deploy/manifest-migrate.yml");

    /// It stands in no file: whoever pushes gives it with `--var`.
    private static final String COMMIT = "git_commit";

    private static final Map<String, List<String>> RESOURCES = Map.of(
            "var.email_identity_arns", List.of("arn:p:ses:r:1:identity/notify.example.gov"),
            "var.email_configuration_set_arn", List.of("arn:p:ses:r:1:configuration-set/notify-staging"),
            "var.sms_origination_arns", List.of("arn:p:sms-voice:r:1:phone-number/n1"),
            "data.aws_partition.current.partition", List.of("p"),
            "var.bucket_arns[\"csv\"]", List.of("arn:p:s3:::csv"),
            "var.bucket_arns[\"contact-lists\"]", List.of("arn:p:s3:::contact-lists"),
            "var.bucket_key_arn", List.of("arn:p:kms:r:1:key/files"));

    @Test
    void every_folder_of_the_tree_is_looked_at() {
        assertThat(MODULES)
                .extracting(TerraformModule::name)
                .contains(
                        "bootstrap", "development", "modules/environment", "modules/aws/sms", "modules/cloudgov/egress")
                .hasSize(22);
    }

    @Test
    void names_exist_once_and_are_used_and_arguments_are_those_that_providers_know() throws IOException {
        var schema = schema();

        assertThat(MODULES.stream().flatMap(module -> ModuleChecks.findings(module, schema).stream()))
                .isEmpty();
    }

    @Test
    void modules_are_given_what_they_ask_for() {
        assertThat(CallChecks.findings(MODULES)).isEmpty();
    }

    @Test
    void our_own_rules_are_kept() {
        assertThat(MODULES.stream().flatMap(module -> PolicyChecks.findings(module).stream()))
                .isEmpty();
    }

    @Test
    void environments_differ_by_their_values_alone() throws IOException {
        for (var file : List.of("main.tf", "variables.tf", "outputs.tf", "providers.tf")) {
            var first = Files.readString(environment("sandbox").resolve(file));
            for (var other : ENVIRONMENTS) {
                assertThat(environment(other).resolve(file)).content().isEqualTo(first);
            }
        }
    }

    @Test
    void every_environment_has_a_value_for_each_variable_that_has_none_of_its_own() throws IOException {
        var asked = module("environments/sandbox")
                .names("variable")
                .filter(name -> !name.startsWith("cf_user") && !name.startsWith("cf_password"))
                .toList();
        for (var environment : ENVIRONMENTS) {
            var values = values(environment);
            assertThat(values.attributes().keySet()).as(environment).containsExactlyInAnyOrderElementsOf(asked);
            assertThat(values.text("environment")).isEqualTo('"' + environment + '"');
        }
    }

    @Test
    void what_is_one_for_an_account_and_region_is_decided_by_one_environment() throws IOException {
        var deciders = new HashMap<String, Integer>();
        for (var environment : ENVIRONMENTS) {
            var values = values(environment);
            deciders.merge(
                    values.text("aws_region"),
                    values.text("manage_account_settings").equals("true") ? 1 : 0,
                    Integer::sum);
        }
        assertThat(deciders.values()).containsOnly(1);
    }

    @Test
    void the_manifests_bind_services_by_the_names_that_are_made() throws IOException {
        var made = module("modules/environment")
                .body()
                .blocks("module")
                .map(HclBody.Block::body)
                .map(TerraformTest::nameInManifests)
                .collect(Collectors.toSet());
        module("modules/cloudgov/secrets").resources().forEach(service -> made.add(nameInManifests(service.body())));
        for (var manifest : MANIFESTS) {
            var bound = Pattern.compile("(?m)^ +- (notify-\\S+)$")
                    .matcher(Files.readString(REPOSITORY.resolve(manifest)))
                    .results()
                    .map(service -> service.group(1))
                    .toList();
            assertThat(bound).isNotEmpty();
            assertThat(made).containsAll(bound);
        }
    }

    @Test
    void every_variable_of_the_manifests_has_a_value_in_every_environment_and_none_is_there_for_nothing()
            throws IOException {
        var asked = new TreeSet<String>();
        for (var manifest : MANIFESTS) {
            MANIFEST_VARIABLE
                    .matcher(Files.readString(REPOSITORY.resolve(manifest)).replaceAll("(?m)^ *#.*", ""))
                    .results()
                    .forEach(variable -> asked.add(variable.group(1)));
        }
        assertThat(asked).contains(COMMIT);
        asked.remove(COMMIT);
        for (var environment : ENVIRONMENTS) {
            var given = DEPLOY_VARIABLE
                    .matcher(Files.readString(ROOT.resolve("deploy").resolve(environment + ".yml")))
                    .results()
                    .map(variable -> variable.group(1))
                    .toList();
            assertThat(given).as(environment).containsExactlyInAnyOrderElementsOf(asked);
        }
    }

    @Test
    void texts_are_allowed_or_blocked_for_every_country_there_is() throws IOException {
        var countries = new ObjectMapper()
                .readValue(ROOT.resolve("modules/aws/sms/countries.json").toFile(), String[].class);

        assertThat(countries).doesNotHaveDuplicates();
        assertThat(countries).containsExactlyInAnyOrder(Locale.getISOCountries());
    }

    @ParameterizedTest
    @CsvSource({
        "worker_email, ses:SendEmail, arn:p:ses:r:1:identity/notify.example.gov, true, true",
        "worker_email, ses:SendEmail, arn:p:ses:r:1:configuration-set/notify-staging, true, true",
        "worker_email, ses:SendEmail, arn:p:ses:r:1:identity/notify.example.gov, false, false",
        "worker_email, ses:SendEmail, arn:p:ses:r:1:identity/another.example.gov, true, false",
        "worker_email, ses:GetAccount, *, true, true",
        "worker_email, ses:GetSendQuota, *, true, false",
        "worker_email, ses:DeleteIdentity, arn:p:ses:r:1:identity/notify.example.gov, true, false",
        "worker_email, sns:Publish, +12025550123, true, false",
        "worker_sms, sms-voice:SendTextMessage, arn:p:sms-voice:r:1:phone-number/n1, true, true",
        "worker_sms, sms-voice:SendTextMessage, arn:p:sms-voice:r:1:phone-number/n1, false, false",
        "worker_sms, sms-voice:SendTextMessage, arn:p:sms-voice:r:1:phone-number/n2, true, false",
        "worker_sms, sns:Publish, +12025550123, true, true",
        "worker_sms, sns:Publish, arn:p:sns:r:1:notify-staging-sms-events, true, false",
        "worker_sms, ses:SendEmail, arn:p:ses:r:1:identity/notify.example.gov, true, false",
        "api_storage, s3:PutObject, arn:p:s3:::csv/service-1/a.csv, true, true",
        "api_storage, s3:PutObject, arn:p:s3:::contact-lists/service-1/a.csv, true, true",
        "api_storage, s3:PutObject, arn:p:s3:::logos/a.png, true, false",
        "api_storage, s3:DeleteBucket, arn:p:s3:::csv, true, false",
        "api_storage, ses:SendEmail, arn:p:ses:r:1:identity/notify.example.gov, true, false",
        "api_storage, sns:Publish, +12025550123, true, false",
        "api_storage, kms:Decrypt, arn:p:kms:r:1:key/files, true, true",
        "worker_storage, s3:GetObject, arn:p:s3:::csv/service-1/a.csv, true, true",
        "worker_storage, s3:PutObject, arn:p:s3:::csv/service-1/a.csv, true, false",
        "worker_storage, s3:GetObject, arn:p:s3:::contact-lists/service-1/a.csv, true, false",
        "worker_storage, kms:GenerateDataKey, arn:p:kms:r:1:key/files, true, false"
    })
    void each_user_may_do_what_it_is_there_for_and_nothing_else(
            String user, String action, String resource, boolean ours, boolean allowed) {
        var document = module("modules/aws/identity")
                .body()
                .blocks("data")
                .filter(block -> block.labels().equals(List.of("aws_iam_policy_document", user)))
                .findFirst()
                .orElseThrow();

        assertThat(PolicyDocument.of(document).allows(action, resource, ours, RESOURCES))
                .isEqualTo(allowed);
    }

    private static String nameInManifests(HclBody block) {
        return block.text("name").replace("\"", "").replace("${var.environment}", "((environment))");
    }

    private static Path environment(String name) {
        return ROOT.resolve("environments").resolve(name);
    }

    private static HclBody values(String environment) throws IOException {
        return HclParser.parse(
                environment, Files.readString(environment(environment).resolve("terraform.tfvars")));
    }

    private static TerraformModule module(String name) {
        return MODULES.stream()
                .filter(module -> module.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static JsonNode schema() throws IOException {
        try (var json = TerraformTest.class.getResourceAsStream("/terraform/schema.json")) {
            return new ObjectMapper().readTree(json);
        }
    }
}
