# Who the programs are to AWS: one user for each thing that is done, with that right alone.

data "aws_partition" "current" {}

locals {
  policies = {
    worker-email   = data.aws_iam_policy_document.worker_email.json
    worker-sms     = data.aws_iam_policy_document.worker_sms.json
    api-storage    = data.aws_iam_policy_document.api_storage.json
    worker-storage = data.aws_iam_policy_document.worker_storage.json
  }

  keys = {
    for pair in setproduct(keys(local.policies), var.access_key_generations) : "${pair[0]}-${pair[1]}" => pair[0]
  }
}

resource "aws_iam_user" "this" {
  for_each = local.policies

  name                 = "${var.name}-${each.key}"
  path                 = "/notify/"
  permissions_boundary = aws_iam_policy.boundary.arn
}

resource "aws_iam_user_policy" "this" {
  for_each = local.policies

  name   = "only"
  user   = aws_iam_user.this[each.key].name
  policy = each.value
}

resource "aws_iam_access_key" "this" {
  for_each = local.keys

  user = aws_iam_user.this[each.value].name
}

# Whatever a policy may say one day, none of these users ever gets more than this.
resource "aws_iam_policy" "boundary" {
  name   = "${var.name}-boundary"
  path   = "/notify/"
  policy = data.aws_iam_policy_document.boundary.json
}

data "aws_iam_policy_document" "boundary" {
  #checkov:skip=CKV_AWS_108:a boundary gives nothing by itself
  #checkov:skip=CKV_AWS_111:a boundary gives nothing by itself
  #checkov:skip=CKV_AWS_356:a boundary gives nothing by itself
  statement {
    actions = [
      "ses:SendEmail",
      "ses:SendRawEmail",
      "ses:GetAccount",
      "sms-voice:SendTextMessage",
      "sns:Publish",
      "s3:GetObject",
      "s3:PutObject",
      "s3:DeleteObject",
      "s3:ListBucket",
      "kms:Decrypt",
      "kms:GenerateDataKey",
    ]
    resources = ["*"]
  }
}

data "aws_iam_policy_document" "worker_email" {
  statement {
    sid       = "Send"
    actions   = ["ses:SendEmail", "ses:SendRawEmail"]
    resources = concat(var.email_identity_arns, [var.email_configuration_set_arn])

    condition {
      test     = "StringLike"
      variable = "ses:FromAddress"
      values   = [var.email_domain == null ? "*" : "*@${var.email_domain}"]
    }

    condition {
      test     = "IpAddress"
      variable = "aws:SourceIp"
      values   = var.egress_addresses
    }
  }

  # SES knows no resource for it.
  statement {
    sid       = "Quota"
    actions   = ["ses:GetAccount"]
    resources = ["*"]
  }
}

data "aws_iam_policy_document" "worker_sms" {
  dynamic "statement" {
    for_each = length(var.sms_origination_arns) > 0 ? [1] : []

    content {
      sid       = "Send"
      actions   = ["sms-voice:SendTextMessage"]
      resources = var.sms_origination_arns

      condition {
        test     = "IpAddress"
        variable = "aws:SourceIp"
        values   = var.egress_addresses
      }
    }
  }

  dynamic "statement" {
    for_each = var.texts_by_sns ? [1] : []

    content {
      sid       = "SendBySns"
      actions   = ["sns:Publish"]
      resources = ["*"]

      condition {
        test     = "IpAddress"
        variable = "aws:SourceIp"
        values   = var.egress_addresses
      }
    }
  }

  # A phone number is no resource, but a topic is: whoever sends texts feeds no topic.
  statement {
    sid       = "NoTopics"
    effect    = "Deny"
    actions   = ["sns:Publish"]
    resources = ["arn:${data.aws_partition.current.partition}:sns:*:*:*"]
  }
}

data "aws_iam_policy_document" "api_storage" {
  statement {
    sid       = "Files"
    actions   = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"]
    resources = ["${var.bucket_arns["csv"]}/*", "${var.bucket_arns["contact-lists"]}/*"]
  }

  statement {
    sid       = "Lists"
    actions   = ["s3:ListBucket"]
    resources = [var.bucket_arns["csv"], var.bucket_arns["contact-lists"]]

    condition {
      test     = "StringLike"
      variable = "s3:prefix"
      values   = ["service-*"]
    }
  }

  statement {
    sid       = "Key"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = [var.bucket_key_arn]
  }
}

data "aws_iam_policy_document" "worker_storage" {
  statement {
    sid       = "Files"
    actions   = ["s3:GetObject", "s3:DeleteObject"]
    resources = ["${var.bucket_arns["csv"]}/*"]
  }

  statement {
    sid       = "Key"
    actions   = ["kms:Decrypt"]
    resources = [var.bucket_key_arn]
  }
}
