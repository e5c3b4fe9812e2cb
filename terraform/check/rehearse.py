"""Applies terraform/ to moto, asks moto what it now has, and sends an email and a text through it by the packaged programs.
`make rehearse-terraform` runs it. Terraform's core is the real one; the providers are provider.py."""

import base64
import hashlib
import hmac
import json
import logging
import os
import signal
import socket
import subprocess
import time
import urllib.request
from collections import Counter, defaultdict
from pathlib import Path

import workplace
from moto.server import ThreadedMotoServer

REPOSITORY = workplace.TERRAFORM.parent
JOURNAL = workplace.TARGET / "journal"
ENVIRONMENT = "environments/sandbox"
DOMAIN = "sandbox.notify.example.gov"
EMAIL_TO = "ada@example.gov"
TEXT_TO = "+12025550142"
PATIENCE = 240

VALUES = {
    "bootstrap": {"aws_region": "us-west-2", "aws_allowed_account_ids": [], "bucket": "notify-state-rehearsal"},
    "development": {
        "developer": "rehearsal",
        "expires": "2030-01-01",
        "aws_region": "us-west-2",
        "aws_allowed_account_ids": [],
        "bucket_suffix": "rehearsal",
        "test_email_addresses": ["ada@example.gov"],
        "developer_addresses": ["192.0.2.1/32"],
    },
    # True, so that subscriptions are made too. Nothing is published to them.
    ENVIRONMENT: {"subscribe_webhooks": True},
}


def begin(root):
    override = workplace.TREE / root / "rehearsal_override.tf"
    override.write_text('terraform {\n  backend "local" {}\n}\n')
    (workplace.TREE / root / "rehearsal.auto.tfvars.json").write_text(json.dumps(VALUES.get(root, {})))
    workplace.must(root, "init", "-input=false", "-no-color")


def plan(root):
    begin(root)
    print(f"planned {root}: " + last_line(workplace.must(root, "plan", "-input=false", "-no-color"), "Plan:"))


def apply(root):
    begin(root)
    JOURNAL.unlink(missing_ok=True)
    said = workplace.must(root, "apply", "-auto-approve", "-input=false", "-no-color")
    made = Counter(tuple(line.split("\t")) for line in JOURNAL.read_text().splitlines())
    print(f"applied {root} to an empty moto: " + last_line(said, "Apply complete!"))
    for place, words in (("moto", "made at moto"), ("nowhere", "made NOWHERE, as moto has no such call or it is cloud.gov's")):
        here = {name: times for (where, name), times in sorted(made.items()) if where == place}
        if here:
            print(f"  {sum(here.values())} {words}: " + ", ".join(f"{name} ×{times}" for name, times in here.items()))
    again = workplace.must(root, "plan", "-input=false", "-no-color", "-detailed-exitcode")
    print("  planned again: " + last_line(again, "No changes."))
    return json.loads(workplace.must(root, "state", "pull"))["resources"]


def last_line(said, start):
    return next(line for line in reversed(said.splitlines()) if line.startswith(start))


def check(what, true):
    if not true:
        raise SystemExit(f"moto has it otherwise: {what}")
    print(f"  moto has it: {what}")


def ask_moto(root, resources):
    """Every one of these is read back from moto, not from Terraform's state."""
    import boto3

    state = defaultdict(list)
    for resource in resources:
        if resource["mode"] == "managed":
            state[resource["type"]].extend(each["attributes"] for each in resource["instances"])
    names = lambda kind, attribute: {each[attribute] for each in state[kind]}
    client = lambda service: boto3.client(service, region_name="us-west-2")

    s3 = client("s3")
    buckets = names("aws_s3_bucket", "bucket")
    check(f"buckets: {len(buckets)}", {each["Name"] for each in s3.list_buckets()["Buckets"]} == buckets)
    for bucket in sorted(buckets):
        closed = s3.get_public_access_block(Bucket=bucket)["PublicAccessBlockConfiguration"]
        rules = s3.get_bucket_encryption(Bucket=bucket)["ServerSideEncryptionConfiguration"]["Rules"]
        policy = json.loads(s3.get_bucket_policy(Bucket=bucket)["Policy"])
        lifecycle = s3.get_bucket_lifecycle_configuration(Bucket=bucket)["Rules"]
        check(
            f"bucket {bucket}: closed, sealed by a key, rules for old files: {len(lifecycle)}, refuses plain calls",
            all(closed.values())
            and len(closed) == 4
            and rules[0]["ApplyServerSideEncryptionByDefault"]["SSEAlgorithm"] == "aws:kms"
            and lifecycle
            and any(each["Condition"] == {"Bool": {"aws:SecureTransport": "false"}} for each in policy["Statement"]),
        )

    if root == "bootstrap":
        return state

    sns = client("sns")
    topics = names("aws_sns_topic", "arn")
    check(f"topics: {len(topics)}", {each["TopicArn"] for each in sns.list_topics()["Topics"]} == topics)
    for topic in sorted(topics):
        attributes = sns.get_topic_attributes(TopicArn=topic)["Attributes"]
        check(
            f"topic {topic.split(':')[-1]}: sealed by a key, for its own account",
            attributes.get("KmsMasterKeyId") and "aws:SourceAccount" in attributes["Policy"],
        )
    subscriptions = {(each["Protocol"], each["Endpoint"]) for each in sns.list_subscriptions()["Subscriptions"]}
    expected = {(each["protocol"], each["endpoint"]) for each in state["aws_sns_topic_subscription"]}
    check(f"subscriptions: {len(expected)}", subscriptions == expected)

    ses = client("ses")
    for wanted in state["aws_sesv2_configuration_set_event_destination"]:
        found = ses.describe_configuration_set(
            ConfigurationSetName=wanted["configuration_set_name"], ConfigurationSetAttributeNames=["eventDestinations"]
        )["EventDestinations"]
        topic = wanted["event_destination"][0]["sns_destination"][0]["topic_arn"]
        check(
            f"configuration set {wanted['configuration_set_name']}: tells {topic.split(':')[-1]}",
            [each["SNSDestination"]["TopicARN"] for each in found] == [topic] and topic in topics,
        )
    identities = names("aws_sesv2_email_identity", "email_identity")
    check(
        f"identities to send from: {len(identities)}",
        {each["IdentityName"] for each in client("sesv2").list_email_identities()["EmailIdentities"]} == identities,
    )

    iam = client("iam")
    users = names("aws_iam_user", "name")
    check(f"users: {len(users)}", {each["UserName"] for each in iam.list_users()["Users"]} == users)
    for user in sorted(users):
        policies = iam.list_user_policies(UserName=user)["PolicyNames"]
        document = iam.get_user_policy(UserName=user, PolicyName="only")["PolicyDocument"]
        allowed = [each["Action"] for each in document["Statement"] if each["Effect"] == "Allow"]
        actions = sorted(action for each in allowed for action in ([each] if isinstance(each, str) else each))
        check(f"user {user}: its one policy allows {' '.join(actions)}", policies == ["only"] and actions)
    boundaries = {each["PolicyName"] for each in iam.list_policies(Scope="Local")["Policies"]}
    check("their boundary, as a policy", boundaries == names("aws_iam_policy", "name"))

    if root == "development":
        return state

    alarms = {each["AlarmName"] for each in client("cloudwatch").describe_alarms()["MetricAlarms"]}
    check(f"alarms: {len(alarms)}", alarms == names("aws_cloudwatch_metric_alarm", "alarm_name"))
    groups = {each["logGroupName"]: each for each in client("logs").describe_log_groups()["logGroups"]}
    check(
        f"groups of logs, sealed, for 30 days: {len(groups)}",
        set(groups) == names("aws_cloudwatch_log_group", "name")
        and all(each["retentionInDays"] == 30 and each["kmsKeyId"] for each in groups.values()),
    )
    return state


def free_port():
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]


def token(service, secret):
    part = lambda value: base64.urlsafe_b64encode(value).rstrip(b"=")
    claims = {"iss": service, "iat": int(time.time())}
    unsigned = part(b'{"alg":"HS256","typ":"JWT"}') + b"." + part(json.dumps(claims).encode())
    return (unsigned + b"." + part(hmac.new(secret.encode(), unsigned, hashlib.sha256).digest())).decode()


def wait(what, true):
    until = time.monotonic() + PATIENCE
    while not true():
        if time.monotonic() > until:
            raise SystemExit(f"waited in vain for {what}")
        time.sleep(0.2)


def send_messages(state, outputs):
    """The packaged programs, started as `make run` does, with what the apply told: its outputs and its users' keys."""
    from moto.core import DEFAULT_ACCOUNT_ID
    from moto.ses.models import ses_backends
    from moto.sns.models import sns_backends

    keys = {each["user"]: each for each in state["aws_iam_access_key"]}
    folder = workplace.TARGET / "programs"
    environment = {
        **os.environ,
        "NOTIFY_SANDBOX_DIR": str(folder),
        "NOTIFY_EMAIL_DOMAIN": DOMAIN,
        "NOTIFY_RECEIPTS_TOPIC_ARNS": outputs["receipt_topic_arns"]["value"],
        "NOTIFY_PROVIDER_SES_CONFIGURATION_SET": outputs["ses_configuration_set"]["value"],
        "NOTIFY_PROVIDER_EUM_CONFIGURATION_SET": outputs["eum_configuration_set"]["value"],
        "AWS_US_TOLL_FREE_NUMBER": outputs["toll_free_number"]["value"],
        "AWS_REGION": outputs["aws_region"]["value"],
    }
    for user, prefix in (("worker-email", "SES_AWS"), ("worker-sms", "SNS_AWS"), ("worker-storage", "S3_AWS")):
        key = keys[f"notify-sandbox-{user}"]
        environment |= {f"{prefix}_ACCESS_KEY_ID": key["id"], f"{prefix}_SECRET_ACCESS_KEY": key["secret"]}
    for port in ("NOTIFY_API_PORT", "NOTIFY_WORKER_PORT", "NOTIFY_INBOX_PORT", "NOTIFY_LOGIN_PORT"):
        environment[port] = str(free_port())

    java = Path(os.environ["JAVA_HOME"]) / "bin" / "java"
    class_path = f"{REPOSITORY}/sandbox/target/notify-sandbox.jar:{REPOSITORY}/sandbox/target/lib/*"
    log = workplace.TARGET / "programs.log"
    with open(log, "w") as output:
        launcher = subprocess.Popen(
            ["env", "--default-signal=INT", java, "-XX:+UseSerialGC", "-Xmx512m", "-cp", class_path]
            + ["gov.notify.sandbox.Launcher", "run"],
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd=REPOSITORY,
        )
    try:
        def up():
            if launcher.poll() is not None:
                raise SystemExit(f"The programs did not start: {log.read_text()}")
            return "Ctrl-C stops all of it" in log.read_text()

        wait("the programs", up)
        where = json.loads((folder / "sandbox.json").read_text())
        service, secret = where["service"]["id"], where["service"]["api_keys"]["normal"][-36:]

        def call(path, body=None):
            request = urllib.request.Request(where["api"] + path, data=body and json.dumps(body).encode())
            request.add_header("Authorization", f"Bearer {token(service, secret)}")
            request.add_header("Content-Type", "application/json")
            return json.load(urllib.request.urlopen(request))

        values = {"name": "Ada", "thing": "library card"}
        templates = where["templates"]
        sent = [
            call("/v2/notifications/email", {"email_address": EMAIL_TO, "template_id": templates["email"], "personalisation": values}),
            call("/v2/notifications/sms", {"phone_number": TEXT_TO, "template_id": templates["sms"], "personalisation": values}),
        ]
        emails = ses_backends[DEFAULT_ACCOUNT_ID]["us-west-2"].sent_messages
        texts = sns_backends[DEFAULT_ACCOUNT_ID]["us-west-2"].sms_messages
        wait("an email at moto", lambda: emails)
        wait("a text at moto", lambda: texts)
        status = lambda each: call(f"/v2/notifications/{each['id']}")["status"]
        wait("their status", lambda: all(status(each) == "sending" for each in sent))
        check(
            f"one email, from an address of {DOMAIN}, and one text",
            len(emails) == 1
            and emails[0].source.rstrip(">").endswith(f"@{DOMAIN}")
            and emails[0].destinations["ToAddresses"] == [EMAIL_TO]
            and "library card" in emails[0].body
            and [(each[0], "library card" in each[1]) for each in texts.values()] == [(TEXT_TO, True)],
        )
        print("  both notifications are 'sending': moto tells no receipts")
    finally:
        launcher.send_signal(signal.SIGINT)
        launcher.wait(60)


def main():
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    os.environ |= {
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
        "AWS_ACCESS_KEY_ID": "rehearsal",
        "AWS_SECRET_ACCESS_KEY": "rehearsal",
        "AWS_EC2_METADATA_DISABLED": "true",
        "JOURNAL": str(JOURNAL),
        "TF_VAR_cf_user": "rehearsal",
        "TF_VAR_cf_password": "rehearsal",
    }
    for name in ("AWS_PROFILE", "AWS_SESSION_TOKEN"):
        os.environ.pop(name, None)
    workplace.prepare(real_providers=False)
    try:
        for root in workplace.ROOTS:
            if root not in VALUES:
                plan(root)
        for root in VALUES:
            # An account for each: moto wants names of event destinations to be unique in the account, SES in their set.
            urllib.request.urlopen(urllib.request.Request(f"http://{host}:{port}/moto-api/reset", method="POST"))
            state = ask_moto(root, apply(root))
        send_messages(state, json.loads(workplace.must(ENVIRONMENT, "output", "-json")))
    finally:
        server.stop()


if __name__ == "__main__":
    main()
