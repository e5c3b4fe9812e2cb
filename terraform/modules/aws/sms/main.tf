# Texts: the number that they come from, where they may go, and what becomes of them.

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

locals {
  account   = data.aws_caller_identity.current.account_id
  partition = data.aws_partition.current.partition
  region    = data.aws_region.current.region
  numbers   = toset(var.number_type == "none" ? [] : ["this"])
  countries = jsondecode(file("${path.module}/countries.json"))
}

resource "aws_pinpointsmsvoicev2_configuration_set" "this" {
  name                 = var.name
  default_message_type = "TRANSACTIONAL"
}

# End User Messaging tells nothing without one.
resource "aws_pinpointsmsvoicev2_event_destination" "receipts" {
  configuration_set_name = aws_pinpointsmsvoicev2_configuration_set.this.name
  event_destination_name = "receipts"
  matching_event_types   = ["TEXT_ALL"]

  sns_destination {
    topic_arn = var.event_topic_arn
  }
}

resource "aws_pinpointsmsvoicev2_opt_out_list" "this" {
  name = var.name
}

resource "aws_pinpointsmsvoicev2_phone_number" "this" {
  for_each = local.numbers

  iso_country_code              = "US"
  message_type                  = "TRANSACTIONAL"
  number_type                   = var.number_type
  number_capabilities           = ["SMS"]
  opt_out_list_name             = aws_pinpointsmsvoicev2_opt_out_list.this.name
  registration_id               = var.registration_id
  deletion_protection_enabled   = var.protected
  self_managed_opt_outs_enabled = false
  two_way_channel_enabled       = var.number_type != "SIMULATOR"
  two_way_channel_arn           = var.number_type == "SIMULATOR" ? null : var.inbound_topic_arn
  two_way_channel_role          = var.number_type == "SIMULATOR" ? null : aws_iam_role.inbound.arn
}

resource "aws_pinpointsmsvoicev2_keyword" "help" {
  for_each = local.numbers

  origination_identity_arn = aws_pinpointsmsvoicev2_phone_number.this[each.key].arn
  keyword                  = "HELP"
  keyword_message          = "This number sends messages of public services. Reply STOP to receive none any more."
  keyword_action           = "AUTOMATIC_RESPONSE"
}

resource "aws_pinpointsmsvoicev2_keyword" "stop" {
  for_each = local.numbers

  origination_identity_arn = aws_pinpointsmsvoicev2_phone_number.this[each.key].arn
  keyword                  = "STOP"
  keyword_message          = "You will receive no more messages from this number."
  keyword_action           = "OPT_OUT"
}

resource "aws_iam_role" "inbound" {
  name               = "${var.name}-sms-inbound"
  assume_role_policy = data.aws_iam_policy_document.inbound_trust.json
}

data "aws_iam_policy_document" "inbound_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["sms-voice.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [local.account]
    }
  }
}

resource "aws_iam_role_policy" "inbound" {
  name   = "publish"
  role   = aws_iam_role.inbound.id
  policy = data.aws_iam_policy_document.inbound.json
}

data "aws_iam_policy_document" "inbound" {
  statement {
    actions   = ["sns:Publish"]
    resources = [var.inbound_topic_arn]
  }
}

# Every country is named: one that a list leaves out would be open.
resource "aws_cloudformation_stack" "protect" {
  name = "${var.name}-sms-countries"

  template_body = jsonencode({
    Resources = {
      Countries = {
        Type = "AWS::SMSVOICE::ProtectConfiguration"
        Properties = {
          CountryRuleSet = {
            SMS = [
              for country in local.countries : {
                CountryCode   = country
                ProtectStatus = contains(var.allowed_countries, country) ? "ALLOW" : "BLOCK"
              }
            ]
          }
        }
      }
    }
    Outputs = { Id = { Value = { Ref = "Countries" } } }
  })
}

# What follows serves texts by SNS; it is one for the whole account and region.

resource "aws_sns_sms_preferences" "this" {
  count = var.manage_account_settings ? 1 : 0

  monthly_spend_limit                   = var.monthly_spend_limit
  default_sms_type                      = "Transactional"
  delivery_status_iam_role_arn          = aws_iam_role.delivery_status.arn
  delivery_status_success_sampling_rate = 100
}

resource "aws_iam_role" "delivery_status" {
  name               = "${var.name}-sns-delivery-status"
  assume_role_policy = data.aws_iam_policy_document.delivery_status_trust.json
}

data "aws_iam_policy_document" "delivery_status_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["sns.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [local.account]
    }
  }
}

resource "aws_iam_role_policy" "delivery_status" {
  name   = "logs"
  role   = aws_iam_role.delivery_status.id
  policy = data.aws_iam_policy_document.delivery_status.json
}

data "aws_iam_policy_document" "delivery_status" {
  statement {
    actions = [
      "logs:CreateLogGroup",
      "logs:CreateLogStream",
      "logs:PutLogEvents",
      "logs:PutMetricFilter",
      "logs:PutRetentionPolicy",
    ]
    resources = ["arn:${local.partition}:logs:${local.region}:${local.account}:log-group:sns/*"]
  }
}

# Made before AWS makes them without an end: they hold phone numbers.
resource "aws_cloudwatch_log_group" "delivery_status" {
  for_each = toset(var.manage_account_settings ? ["", "/Failure"] : [])

  name              = "sns/${local.region}/${local.account}/DirectPublishToPhoneNumber${each.key}"
  retention_in_days = 30
  kms_key_id        = aws_kms_key.delivery_status[0].arn
}

resource "aws_kms_key" "delivery_status" {
  count = var.manage_account_settings ? 1 : 0

  description         = "What SNS logs of texts"
  enable_key_rotation = true
  policy              = data.aws_iam_policy_document.key.json
}

data "aws_iam_policy_document" "key" {
  #checkov:skip=CKV_AWS_109:a key's policy speaks of its own key
  #checkov:skip=CKV_AWS_111:a key's policy speaks of its own key
  #checkov:skip=CKV_AWS_356:a key's policy speaks of its own key
  statement {
    sid       = "Account"
    actions   = ["kms:*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:${local.partition}:iam::${local.account}:root"]
    }
  }

  statement {
    sid       = "Logs"
    actions   = ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"]
    resources = ["*"]

    principals {
      type        = "Service"
      identifiers = ["logs.${local.region}.amazonaws.com"]
    }

    condition {
      test     = "ArnLike"
      variable = "kms:EncryptionContext:aws:logs:arn"
      values   = ["arn:${local.partition}:logs:${local.region}:${local.account}:log-group:sns/*"]
    }
  }
}
