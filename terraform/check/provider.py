"""Stands in for the AWS and Cloud Foundry providers where Terraform's registry is out of reach.

Terraform starts it as it starts any provider and does its own work: it evaluates every expression, follows every reference and
checks every argument against schema.json. What an apply makes, this makes at AWS_ENDPOINT_URL (moto) where moto has the call, with
the arguments that Terraform computed; everything else gets a made-up id. JOURNAL names a file that is told which was which.
"""

import json
import os
import sys
import uuid
from pathlib import Path

import boto3
import msgpack
import tf.provider
import tf.runner
from tf.gen import tfplugin_pb2 as pb
from tf.gen import tfplugin_pb2_grpc as rpc

UNKNOWN = msgpack.ExtType(0, b"\x00")
SCHEMA = json.loads((Path(__file__).parent / "schema.json").read_text())

PROVIDERS = {
    "aws": {
        "attributes": {
            "region": {"type": "string", "optional": True},
            "allowed_account_ids": {"type": ["set", "string"], "optional": True},
        },
        "blocks": {
            "default_tags": {
                "nesting": "list",
                "min": 0,
                "max": 1,
                "attributes": {"tags": {"type": ["map", "string"], "optional": True}},
                "blocks": {},
            }
        },
    },
    "cloudfoundry": {
        "attributes": {
            "api_url": {"type": "string", "optional": True},
            "user": {"type": "string", "optional": True},
            "password": {"type": "string", "optional": True, "sensitive": True},
        },
        "blocks": {},
    },
}

NESTING = {"single": 1, "list": 2, "set": 3, "map": 4}

# Optional arguments that the provider itself fills in, as far as these modules read them. Bindings do not tell.
FILLED_IN = {"id", "region"}


def block(schema, computed=FILLED_IN):
    return pb.Schema.Block(
        attributes=[
            pb.Schema.Attribute(
                name=name,
                type=json.dumps(attribute["type"]).encode(),
                required=attribute.get("required", False),
                optional=attribute.get("optional", False),
                computed=attribute.get("computed", False) or (not attribute.get("required") and name in computed),
                sensitive=attribute.get("sensitive", False),
            )
            for name, attribute in schema["attributes"].items()
        ],
        block_types=[
            pb.Schema.NestedBlock(
                type_name=name,
                nesting=NESTING[nested["nesting"]],
                min_items=nested["min"] if nested["nesting"] != "single" else 0,
                max_items=nested["max"] if nested["nesting"] != "single" else 0,
                block=block(nested, set()),
            )
            for name, nested in schema["blocks"].items()
        ],
    )


def pack(value):
    return pb.DynamicValue(msgpack=msgpack.packb(value))


def unpack(value):
    return msgpack.unpackb(value.msgpack, strict_map_key=False) if value.msgpack else json.loads(value.json)


def told(schema, values, answers, computed=FILLED_IN):
    """`values`, with what was unknown until `answers` came; without answers, with what is yet unknown."""
    result = dict(values)
    for name, attribute in schema["attributes"].items():
        if attribute.get("computed") or (not attribute.get("required") and name in computed):
            if answers is None:
                if result.get(name) is None:
                    result[name] = UNKNOWN
            elif result.get(name) is None or isinstance(result[name], msgpack.ExtType):
                answer = answers.get(name)
                if attribute["type"] == "dynamic" and answer is not None:
                    answer = [b'["map","string"]', answer]
                result[name] = answer
    for name, nested in schema["blocks"].items():
        inner = result.get(name)
        if isinstance(inner, list):
            result[name] = [told(nested, each, answers, set()) if isinstance(each, dict) else each for each in inner]
        elif isinstance(inner, dict):
            result[name] = told(nested, inner, answers, set())
    return result


def statement(given):
    """One statement of a policy, as the provider writes it."""
    one = lambda values: values[0] if len(values) == 1 else sorted(values)
    result = {"Sid": given["sid"] or "", "Effect": given["effect"] or "Allow"}
    for name in ("actions", "not_actions", "resources", "not_resources"):
        if given[name]:
            result["".join(part.capitalize() for part in name.split("_")).removesuffix("s")] = one(given[name])
    for name, key in (("principals", "Principal"), ("not_principals", "NotPrincipal")):
        if given[name]:
            result[key] = {each["type"]: one(each["identifiers"]) for each in given[name]}
    if given["condition"]:
        result["Condition"] = {}
        for each in given["condition"]:
            result["Condition"].setdefault(each["test"], {})[each["variable"]] = one(each["values"])
    return result


class Aws:
    """What an apply makes at moto. A method is named as its resource is; it returns what is known only then."""

    def __init__(self, region):
        self.region = region
        self.clients = {}

    def __getattr__(self, service):
        if service not in self.clients:
            self.clients[service] = boto3.client(service.replace("_", "-"), region_name=self.region)
        return self.clients[service]

    @staticmethod
    def given(**arguments):
        return {name: value for name, value in arguments.items() if value is not None}

    def aws_kms_key(self, v):
        key = self.kms.create_key(**self.given(Description=v["description"], Policy=v["policy"]))["KeyMetadata"]
        if v["enable_key_rotation"]:
            self.kms.enable_key_rotation(KeyId=key["KeyId"])
        return {"id": key["KeyId"], "key_id": key["KeyId"], "arn": key["Arn"]}

    def aws_kms_alias(self, v):
        self.kms.create_alias(AliasName=v["name"], TargetKeyId=v["target_key_id"])
        return {"id": v["name"]}

    def aws_sns_topic(self, v):
        names = {
            "kms_master_key_id": "KmsMasterKeyId",
            "signature_version": "SignatureVersion",
            "http_success_feedback_role_arn": "HTTPSuccessFeedbackRoleArn",
            "http_failure_feedback_role_arn": "HTTPFailureFeedbackRoleArn",
            "http_success_feedback_sample_rate": "HTTPSuccessFeedbackSampleRate",
        }
        attributes = {key: str(v[name]) for name, key in names.items() if v[name] is not None}
        arn = self.sns.create_topic(Name=v["name"], Attributes=attributes)["TopicArn"]
        return {"id": arn, "arn": arn}

    def aws_sns_topic_policy(self, v):
        self.sns.set_topic_attributes(TopicArn=v["arn"], AttributeName="Policy", AttributeValue=v["policy"])
        return {"id": v["arn"]}

    def aws_sns_topic_subscription(self, v):
        names = {"delivery_policy": "DeliveryPolicy", "redrive_policy": "RedrivePolicy"}
        attributes = {key: v[name] for name, key in names.items() if v[name] is not None}
        if v["raw_message_delivery"] is not None:
            attributes["RawMessageDelivery"] = str(v["raw_message_delivery"]).lower()
        arn = self.sns.subscribe(
            TopicArn=v["topic_arn"],
            Protocol=v["protocol"],
            Endpoint=v["endpoint"],
            Attributes=attributes,
            ReturnSubscriptionArn=True,
        )["SubscriptionArn"]
        return {"id": arn, "arn": arn, "pending_confirmation": False}

    def aws_sns_sms_preferences(self, v):
        names = {
            "monthly_spend_limit": "MonthlySpendLimit",
            "default_sms_type": "DefaultSMSType",
            "delivery_status_iam_role_arn": "DeliveryStatusIAMRole",
            "delivery_status_success_sampling_rate": "DeliveryStatusSuccessSamplingRate",
        }
        self.sns.set_sms_attributes(attributes={key: str(v[name]) for name, key in names.items() if v[name] is not None})
        return {"id": "sms"}

    def aws_sqs_queue(self, v):
        names = {"message_retention_seconds": "MessageRetentionPeriod", "kms_master_key_id": "KmsMasterKeyId"}
        attributes = {key: str(v[name]) for name, key in names.items() if v[name] is not None}
        if v["sqs_managed_sse_enabled"]:
            attributes["SqsManagedSseEnabled"] = "true"
        url = self.sqs.create_queue(QueueName=v["name"], Attributes=attributes)["QueueUrl"]
        arn = self.sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
        return {"id": url, "url": url, "arn": arn}

    def aws_sqs_queue_policy(self, v):
        self.sqs.set_queue_attributes(QueueUrl=v["queue_url"], Attributes={"Policy": v["policy"]})
        return {"id": v["queue_url"]}

    def aws_s3_bucket(self, v):
        place = {} if self.region == "us-east-1" else {"CreateBucketConfiguration": {"LocationConstraint": self.region}}
        self.s3.create_bucket(Bucket=v["bucket"], **place)
        return {"id": v["bucket"], "arn": f"arn:aws:s3:::{v['bucket']}"}

    def aws_s3_bucket_public_access_block(self, v):
        names = {
            "block_public_acls": "BlockPublicAcls",
            "block_public_policy": "BlockPublicPolicy",
            "ignore_public_acls": "IgnorePublicAcls",
            "restrict_public_buckets": "RestrictPublicBuckets",
        }
        closed = {key: bool(v[name]) for name, key in names.items()}
        self.s3.put_public_access_block(Bucket=v["bucket"], PublicAccessBlockConfiguration=closed)
        return {"id": v["bucket"]}

    def aws_s3_bucket_ownership_controls(self, v):
        rules = [{"ObjectOwnership": rule["object_ownership"]} for rule in v["rule"]]
        self.s3.put_bucket_ownership_controls(Bucket=v["bucket"], OwnershipControls={"Rules": rules})
        return {"id": v["bucket"]}

    def aws_s3_bucket_server_side_encryption_configuration(self, v):
        rules = [
            {
                "BucketKeyEnabled": bool(rule["bucket_key_enabled"]),
                "ApplyServerSideEncryptionByDefault": self.given(
                    SSEAlgorithm=each["sse_algorithm"], KMSMasterKeyID=each["kms_master_key_id"]
                ),
            }
            for rule in v["rule"]
            for each in rule["apply_server_side_encryption_by_default"]
        ]
        self.s3.put_bucket_encryption(Bucket=v["bucket"], ServerSideEncryptionConfiguration={"Rules": rules})
        return {"id": v["bucket"]}

    def aws_s3_bucket_versioning(self, v):
        status = v["versioning_configuration"][0]["status"]
        if status != "Disabled":
            self.s3.put_bucket_versioning(Bucket=v["bucket"], VersioningConfiguration={"Status": status})
        return {"id": v["bucket"]}

    def aws_s3_bucket_lifecycle_configuration(self, v):
        rules = []
        for rule in v["rule"]:
            made = {"ID": rule["id"], "Status": rule["status"], "Filter": {"Prefix": ""}}
            for each in rule["abort_incomplete_multipart_upload"]:
                made["AbortIncompleteMultipartUpload"] = {"DaysAfterInitiation": int(each["days_after_initiation"])}
            for each in rule["noncurrent_version_expiration"]:
                made["NoncurrentVersionExpiration"] = {"NoncurrentDays": int(each["noncurrent_days"])}
            for each in rule["expiration"]:
                made["Expiration"] = {"Days": int(each["days"])}
            rules.append(made)
        self.s3.put_bucket_lifecycle_configuration(Bucket=v["bucket"], LifecycleConfiguration={"Rules": rules})
        return {"id": v["bucket"]}

    def aws_s3_bucket_policy(self, v):
        self.s3.put_bucket_policy(Bucket=v["bucket"], Policy=v["policy"])
        return {"id": v["bucket"]}

    def aws_iam_policy(self, v):
        arn = self.iam.create_policy(**self.given(PolicyName=v["name"], Path=v["path"], PolicyDocument=v["policy"]))["Policy"]["Arn"]
        return {"id": arn, "arn": arn}

    def aws_iam_user(self, v):
        user = self.iam.create_user(
            **self.given(UserName=v["name"], Path=v["path"], PermissionsBoundary=v["permissions_boundary"])
        )["User"]
        return {"id": v["name"], "arn": user["Arn"], "unique_id": user["UserId"]}

    def aws_iam_user_policy(self, v):
        self.iam.put_user_policy(UserName=v["user"], PolicyName=v["name"], PolicyDocument=v["policy"])
        return {"id": f"{v['user']}:{v['name']}"}

    def aws_iam_access_key(self, v):
        key = self.iam.create_access_key(UserName=v["user"])["AccessKey"]
        return {"id": key["AccessKeyId"], "secret": key["SecretAccessKey"]}

    def aws_iam_role(self, v):
        role = self.iam.create_role(RoleName=v["name"], AssumeRolePolicyDocument=v["assume_role_policy"])["Role"]
        return {"id": v["name"], "arn": role["Arn"], "unique_id": role["RoleId"]}

    def aws_iam_role_policy(self, v):
        self.iam.put_role_policy(RoleName=v["role"], PolicyName=v["name"], PolicyDocument=v["policy"])
        return {"id": f"{v['role']}:{v['name']}"}

    def aws_sesv2_configuration_set(self, v):
        name = v["configuration_set_name"]
        options = {
            "DeliveryOptions": {"TlsPolicy": each["tls_policy"]} for each in v["delivery_options"]
        } | {
            "ReputationOptions": {"ReputationMetricsEnabled": each["reputation_metrics_enabled"]}
            for each in v["reputation_options"]
        } | {
            "SendingOptions": {"SendingEnabled": each["sending_enabled"]} for each in v["sending_options"]
        } | {
            "SuppressionOptions": {"SuppressedReasons": each["suppressed_reasons"]} for each in v["suppression_options"]
        }
        self.sesv2.create_configuration_set(ConfigurationSetName=name, **options)
        return {"id": name, "arn": self.ses_arn("configuration-set", name)}

    def aws_sesv2_configuration_set_event_destination(self, v):
        # moto has the call of SES's first API alone, whose words for events are the same in another spelling.
        given = v["event_destination"][0]
        words = {"RENDERING_FAILURE": "renderingFailure", "DELIVERY_DELAY": None}
        types = [words.get(event, event.lower()) for event in given["matching_event_types"]]
        self.ses.create_configuration_set_event_destination(
            ConfigurationSetName=v["configuration_set_name"],
            EventDestination={
                "Name": v["event_destination_name"],
                "Enabled": given["enabled"],
                "MatchingEventTypes": [event for event in types if event],
                "SNSDestination": {"TopicARN": given["sns_destination"][0]["topic_arn"]},
            },
        )
        return {"id": f"{v['configuration_set_name']}|{v['event_destination_name']}"}

    def aws_sesv2_email_identity(self, v):
        name = v["email_identity"]
        made = self.sesv2.create_email_identity(
            **self.given(EmailIdentity=name, ConfigurationSetName=v["configuration_set_name"])
        )
        tokens = made.get("DkimAttributes", {}).get("Tokens") or []
        # moto tells none; SES always makes three.
        tokens = (tokens + [f"token{index}" for index in range(3)])[:3]
        return {"id": name, "arn": self.ses_arn("identity", name), "tokens": tokens}

    def aws_sesv2_email_identity_mail_from_attributes(self, v):
        self.ses.set_identity_mail_from_domain(
            Identity=v["email_identity"],
            MailFromDomain=v["mail_from_domain"],
            BehaviorOnMXFailure={"REJECT_MESSAGE": "RejectMessage"}.get(v["behavior_on_mx_failure"], "UseDefaultValue"),
        )
        return {"id": v["email_identity"]}

    def aws_sesv2_email_identity_feedback_attributes(self, v):
        self.ses.set_identity_feedback_forwarding_enabled(
            Identity=v["email_identity"], ForwardingEnabled=bool(v["email_forwarding_enabled"])
        )
        return {"id": v["email_identity"]}

    def aws_cloudwatch_log_group(self, v):
        self.logs.create_log_group(**self.given(logGroupName=v["name"], kmsKeyId=v["kms_key_id"]))
        if v["retention_in_days"]:
            self.logs.put_retention_policy(logGroupName=v["name"], retentionInDays=int(v["retention_in_days"]))
        return {"id": v["name"], "arn": f"arn:aws:logs:{self.region}:{self.account()}:log-group:{v['name']}"}

    def aws_cloudwatch_metric_alarm(self, v):
        self.cloudwatch.put_metric_alarm(
            **self.given(
                AlarmName=v["alarm_name"],
                AlarmDescription=v["alarm_description"],
                Namespace=v["namespace"],
                MetricName=v["metric_name"],
                Statistic=v["statistic"],
                Period=v["period"] and int(v["period"]),
                EvaluationPeriods=v["evaluation_periods"] and int(v["evaluation_periods"]),
                Threshold=v["threshold"] and float(v["threshold"]),
                ComparisonOperator=v["comparison_operator"],
                TreatMissingData=v["treat_missing_data"],
                AlarmActions=v["alarm_actions"],
                OKActions=v["ok_actions"],
                Dimensions=[{"Name": name, "Value": value} for name, value in (v["dimensions"] or {}).items()],
            )
        )
        return {"id": v["alarm_name"], "arn": f"arn:aws:cloudwatch:{self.region}:{self.account()}:alarm:{v['alarm_name']}"}

    def account(self):
        return self.sts.get_caller_identity()["Account"]

    def ses_arn(self, kind, name):
        return f"arn:aws:ses:{self.region}:{self.account()}:{kind}/{name}"


# What moto has no call for: a made-up answer, so that what depends on it can be made.
MADE_UP = {
    "aws_cloudformation_stack": {"outputs": {"Id": "protect-0"}},
    "aws_pinpointsmsvoicev2_phone_number": {"phone_number": "+18005550199"},
}


class StandIn(rpc.ProviderServicer):
    def __init__(self, name):
        self.name = name
        self.aws = None

    def schemas(self, kind):
        return {name: schema for name, schema in SCHEMA[kind].items() if name.startswith(self.name + "_")}

    def GetProviderSchema(self, request, context):
        return pb.GetProviderSchema.Response(
            provider=pb.Schema(block=block(PROVIDERS[self.name])),
            resource_schemas={name: pb.Schema(block=block(each)) for name, each in self.schemas("resource").items()},
            data_source_schemas={
                name: pb.Schema(block=block(each, set(each["attributes"]))) for name, each in self.schemas("data").items()
            },
        )

    def ValidateProviderConfig(self, request, context):
        return pb.ValidateProviderConfig.Response()

    def ValidateResourceConfig(self, request, context):
        return pb.ValidateResourceConfig.Response()

    def ValidateDataResourceConfig(self, request, context):
        return pb.ValidateDataResourceConfig.Response()

    def ConfigureProvider(self, request, context):
        if self.name == "aws":
            self.aws = Aws(unpack(request.config)["region"])
        return pb.ConfigureProvider.Response()

    def UpgradeResourceState(self, request, context):
        return pb.UpgradeResourceState.Response(upgraded_state=pb.DynamicValue(json=request.raw_state.json))

    def ReadResource(self, request, context):
        return pb.ReadResource.Response(new_state=request.current_state)

    def PlanResourceChange(self, request, context):
        proposed = unpack(request.proposed_new_state)
        creates = proposed is not None and unpack(request.prior_state) is None
        planned = told(SCHEMA["resource"][request.type_name], proposed, None) if creates else proposed
        return pb.PlanResourceChange.Response(planned_state=pack(planned), legacy_type_system=True)

    def ApplyResourceChange(self, request, context):
        planned = unpack(request.planned_state)
        name = request.type_name
        if planned is None:
            return pb.ApplyResourceChange.Response(new_state=pack(None), legacy_type_system=True)
        schema = SCHEMA["resource"][name]
        values = told(schema, planned, {})
        make = getattr(Aws, name, None) if self.aws else None
        try:
            if make:
                answers = make(self.aws, values)
            else:
                number = str(uuid.uuid4())
                answers = {"id": number, "arn": f"arn:aws:made-up:{self.name}::{number}"} | MADE_UP.get(name, {})
        except Exception as error:
            problem = pb.Diagnostic(severity=pb.Diagnostic.ERROR, summary=f"{name}: {type(error).__name__}", detail=str(error))
            return pb.ApplyResourceChange.Response(new_state=request.prior_state, diagnostics=[problem])
        if self.aws:
            answers.setdefault("region", self.aws.region)
        with open(os.environ["JOURNAL"], "a") as journal:
            journal.write(f"{'moto' if make else 'nowhere'}\t{name}\n")
        return pb.ApplyResourceChange.Response(new_state=pack(told(schema, planned, answers)), legacy_type_system=True)

    def ReadDataSource(self, request, context):
        values = unpack(request.config)
        name = request.type_name
        answers = {"id": str(uuid.uuid5(uuid.NAMESPACE_URL, name + str(values.get("name"))))}
        if name == "aws_caller_identity":
            account = self.aws.account()
            answers |= {"id": account, "account_id": account}
        elif name == "aws_region":
            answers |= {"region": self.aws.region, "name": self.aws.region, "id": self.aws.region}
        elif name == "aws_partition":
            answers |= {"partition": "aws", "dns_suffix": "amazonaws.com"}
        elif name == "aws_iam_policy_document":
            policy = {"Version": "2012-10-17", "Statement": [statement(each) for each in values["statement"]]}
            answers |= {"json": json.dumps(policy, indent=2), "minified_json": json.dumps(policy)}
        schema = SCHEMA["data"][name]
        return pb.ReadDataSource.Response(state=pack(told(schema, values, answers, set(schema["attributes"]))))


if __name__ == "__main__":
    which = sys.argv.pop(1)
    tf.provider.ProviderServicer = lambda _: StandIn(which)
    tf.runner.run_provider(None, ["provider"])
