package gov.notify.e2e.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// That each check finds what it is there for.
class TerraformChecksTest {

    private static final String VERSIONS = "terraform {\n  required_version = \">= 1.10\"\n}\n";
    private static final String DESCRIBED = "  description = \"A thing.\"\n  type        = string\n";

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a {           | a '}' is missing",
                "a = [1        | ']' is missing",
                "a = ]         | ']' closes nothing",
                "a =           | a value is missing",
                "a = 1\\na = 2 | 'a' is there twice",
                "a = \"b       | a string has no end",
                "}             | '}' without a '{'",
                "a = <<X\\nb   | a heredoc has no end",
                "= 1           | a name is missing"
            })
    void what_is_no_hcl_is_told_with_its_line(String text, String wrong) {
        assertThatThrownBy(() -> HclParser.parse("some.tf", text.replace("\\n", "\n") + "\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("some\\.tf:\\d: .*")
                .hasMessageContaining(wrong);
    }

    @Test
    void an_expression_refers_to_what_stands_outside_its_strings_and_in_their_templates() {
        var body = HclParser.parse("some.tf", """
                a = "no.reference ${var.one} $${var.none}" # var.comment
                b = { for key, value in local.two : key => "${module.three["x"].four}" }
                c = <<-END
                  ${data.some_type.five.id}
                END
                """);

        assertThat(body.attribute("a").orElseThrow().references()).containsExactly(List.of("var", "one"));
        assertThat(body.attribute("b").orElseThrow().references()).contains(List.of("local", "two"));
        assertThat(body.attribute("c").orElseThrow().references())
                .containsExactly(List.of("data", "some_type", "five", "id"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "output \"a\" {\\n  value = var.b\\n  description = \"text\"\\n}             | var.b is not there",
                "output \"a\" {\\n  value = aws_sns_topic.b.arn\\n  description = \"text\"\\n} | aws_sns_topic.b.arn is not there",
                "locals {\\n  a = 1\\n}                                                   | local.a is not used",
                "output \"a\" {\\n  value = 1\\n}                                          | output a has no description",
                "resource \"aws_sns_topic\" \"a\" {\\n  nam = 1\\n}                         | aws_sns_topic.a: unknown argument nam",
                "resource \"aws_sns_topic\" \"a\" {\\n  x {}\\n}                            | aws_sns_topic.a: unknown block x",
                "resource \"aws_sns_topic_policy\" \"a\" {\\n  arn = 1\\n}                  | aws_sns_topic_policy.a: policy is missing",
                "resource \"aws_nothing\" \"a\" {}                                         | aws_nothing.a: unknown type"
            })
    void a_module_has_what_it_names_and_names_what_it_has(String text, String finding) throws IOException {
        assertThat(ModuleChecks.findings(module(text), TerraformTest.schema()))
                .anyMatch(found -> found.endsWith(finding));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "variable \"a\" {\\n  type = string\\n}      | variable a has no description",
                "variable \"a\" {\\n  description = \"text\"\\n} | variable a has no type",
                "variable \"db_password\" {\\n$\\n}          | variable db_password is not sensitive",
                "variable \"a\" {\\n$\\n}                    | var.a is not used",
                "variable \"a\" {\\n$\\n}\\nvariable \"a\" {\\n$\\n} | variable[a] is there twice"
            })
    void variables_are_described_and_used(String text, String finding) throws IOException {
        var module = module(text.replace("$\\n", DESCRIBED.replace("\n", "\\n")));

        assertThat(ModuleChecks.findings(module, TerraformTest.schema())).anyMatch(found -> found.endsWith(finding));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "resource \"aws_s3_bucket\" \"a\" {}    | bucket a has no aws_s3_bucket_policy",
                "resource \"aws_s3_bucket_public_access_block\" \"a\" {\\n  block_public_acls = false\\n} | a bucket is open: block_public_acls",
                "resource \"aws_s3_bucket_policy\" \"a\" {\\n  policy = \"{}\"\\n} | a bucket takes calls that are not encrypted",
                "resource \"aws_sns_topic\" \"a\" {}    | topic a has no policy",
                "resource \"aws_sns_topic\" \"a\" {}    | topic a is not encrypted",
                "resource \"aws_sns_topic_policy\" \"a\" {\\n  policy = \"{}\"\\n} | a topic takes messages from every account",
                "resource \"aws_sesv2_configuration_set_event_destination\" \"a\" {\\n  event_destination {}\\n} | an event destination is not enabled",
                "data \"aws_iam_policy_document\" \"a\" {\\n  statement {\\n    actions = [\"*\"]\\n  }\\n} | a. allows everything",
                "data \"aws_iam_policy_document\" \"a\" {\\n  statement {\\n    resources = [\"*\"]\\n  }\\n} | a. is about every resource",
                "resource \"aws_iam_user\" \"a\" {}     | user a has no boundary",
                "a = \"arn:aws:sns\"                    | main.tf names a partition",
                "a = \"123456789012\"                   | main.tf names the number of an account",
                "a = \"us-gov-west-1\"                  | main.tf names a region",
                "a = \"AKIA" + "ABCDEFGHIJKLMNOP\"           | main.tf names an access key",
                "a = \"ana@agency.gov\"                 | main.tf names somebody's address",
                "resource \"null_resource\" \"a\" {}    | main.tf names a command",
                "terraform {\\n  required_providers {\\n    a = {\\n      version = \">= 1\"\\n    }\\n  }\\n} | provider a has no upper bound"
            })
    void our_rules_find_what_they_forbid(String text, String finding) throws IOException {
        assertThat(PolicyChecks.findings(module(text))).anyMatch(found -> found.endsWith(finding));
    }

    @Test
    void a_module_without_a_version_of_terraform_is_found() throws IOException {
        Files.writeString(folder.resolve("main.tf"), "locals {}\n");

        assertThat(PolicyChecks.findings(TerraformModule.read(folder, folder)))
                .anyMatch(found -> found.endsWith("says no required_version"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "source = \"./callee\"\\n  a = 1\\n  b = 2 | does not ask for b",
                "source = \"./callee\"                      | is not given a",
                "source = \"./elsewhere\"                   | has no source"
            })
    void calls_give_what_is_asked_for(String call, String finding) throws IOException {
        var callee = Files.createDirectory(folder.resolve("callee"));
        Files.writeString(callee.resolve("main.tf"), "variable \"a\" {\n" + DESCRIBED + "}\n");
        var caller = module("module \"c\" {\\n  " + call + "\\n}\\noutput \"o\" {\\n  value = module.c.x\\n}");

        assertThat(CallChecks.findings(List.of(caller, TerraformModule.read(folder, callee))))
                .anyMatch(found -> found.endsWith(finding));
    }

    @Test
    void what_a_module_does_not_tell_is_found() throws IOException {
        var callee = Files.createDirectory(folder.resolve("callee"));
        Files.writeString(callee.resolve("main.tf"), "locals {}\n");
        var caller = module("module \"c\" {\\n  source = \"./callee\"\\n}\\noutput \"o\" {\\n  value = module.c.x\\n}");

        assertThat(CallChecks.findings(List.of(caller, TerraformModule.read(folder, callee))))
                .containsExactly(": module c does not tell x");
    }

    @Test
    void a_deny_counts_more_than_an_allow_and_what_nothing_allows_is_denied() {
        var document = HclParser.parse("some.tf", """
                        data "aws_iam_policy_document" "a" {
                          statement {
                            actions   = ["sns:*"]
                            resources = ["*"]
                          }
                          statement {
                            effect    = "Deny"
                            actions   = ["sns:Publish"]
                            resources = ["arn:*"]
                          }
                        }
                        """).blocks().getFirst();
        var policy = PolicyDocument.of(document);

        assertThat(policy.allows("sns:Publish", "+12025550123", true, Map.of())).isTrue();
        assertThat(policy.allows("sns:Publish", "arn:p:sns:r:1:t", true, Map.of()))
                .isFalse();
        assertThat(policy.allows("ses:SendEmail", "+12025550123", true, Map.of()))
                .isFalse();
    }

    private TerraformModule module(String text) throws IOException {
        Files.writeString(folder.resolve("versions.tf"), VERSIONS);
        Files.writeString(folder.resolve("main.tf"), text.replace("\\n", "\n") + "\n");
        return TerraformModule.read(folder, folder);
    }
}
