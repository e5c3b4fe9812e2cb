"""fmt and validate over the whole of terraform/, and the policies of checkov. `make validate-terraform` runs it."""

import json
import subprocess
import sys
from pathlib import Path

import workplace


def fmt():
    code, said = workplace.terraform(".", "fmt", "-check", "-diff", "-recursive")
    if code:
        raise SystemExit(f"terraform fmt would write these otherwise:\n{said}")
    print("fmt: every file is as terraform fmt writes it")


def must_refuse(before, after):
    """That `validate` was asked of these very files, and knows their providers: it finds what is wrong with them on purpose."""
    file = workplace.TREE / "modules/aws/receipts/main.tf"
    text = file.read_text()
    assert text.count(before) == 1, before
    file.write_text(text.replace(before, after))
    code, said = workplace.terraform("development", "validate", "-json")
    file.write_text(text)
    if not code or json.loads(said)["valid"]:
        raise SystemExit(f"terraform validate took {after}")


def validate(real):
    for root in workplace.ROOTS:
        workplace.must(root, "init", "-backend=false", "-input=false", "-no-color")
        code, said = workplace.terraform(root, "validate", "-json")
        result = json.loads(said)
        for each in result["diagnostics"]:
            place = each.get("range", {})
            print(f"{each['severity']}: {place.get('filename')}:{place.get('start', {}).get('line')}: {each['summary']}: {each['detail']}")
        if code or not result["valid"]:
            raise SystemExit(f"terraform validate: {root} is not valid")
    must_refuse("sqs_managed_sse_enabled ", "sqs_managed_sse_enable ")
    must_refuse("message_retention_seconds = 1209600", 'message_retention_seconds = "long"')
    must_refuse("  target_key_id = aws_kms_key.topics.key_id\n", "")
    must_refuse("= aws_sqs_queue.undelivered.url", "= aws_sqs_queue.undelivered.uri")
    version = json.loads(workplace.must("bootstrap", "version", "-json"))
    by = "by the real providers, from the registry" if real else (
        "by stand-ins for the providers, as the registry is out of reach: names, types, blocks and what is required, as the AWS "
        "provider 6.66.0 and the Cloud Foundry provider 1.16 have them. NOT validated: what only a provider's own program "
        "knows, such as which words an argument takes"
    )
    print(f"validate: {len(workplace.ROOTS)} roots with all modules, by Terraform {version['terraform_version']} and {by}")


def policies():
    checkov = Path(sys.executable).with_name("checkov")
    run = subprocess.run(
        [checkov, "--directory", workplace.TREE, "--config-file", workplace.HERE / "checkov.yaml", "--output", "json"],
        stdout=subprocess.PIPE,
        text=True,
    )
    reports = json.loads(run.stdout)
    reports = [each for each in (reports if isinstance(reports, list) else [reports]) if "results" in each]
    if not reports:
        raise SystemExit("checkov found nothing to check")
    for report in reports:
        for found in report["results"]["failed_checks"]:
            print(f"{found['check_id']} {found['file_path']}:{found['file_line_range'][0]} {found['resource']}: {found['check_name']}")
        summary = report["summary"]
        print(
            f"checkov {summary['checkov_version']}, {report['check_type']}: {summary['passed']} passed, "
            f"{summary['failed']} failed, {summary['skipped']} skipped, {summary['parsing_errors']} files not parsed"
        )
        if summary["parsing_errors"]:
            raise SystemExit(f"checkov could not parse {report['results']['parsing_errors']}")
    if run.returncode:
        raise SystemExit("checkov: see above")


if __name__ == "__main__":
    real = workplace.registry_is_reachable()
    workplace.prepare(real)
    fmt()
    validate(real)
    policies()
