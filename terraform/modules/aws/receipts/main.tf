# What becomes of emails and texts, and texts that people send, reach the api through three topics.

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

locals {
  account = data.aws_caller_identity.current.account_id

  topics = {
    email-events = { publisher = "ses.amazonaws.com", path = "/notifications/email/ses" }
    sms-events   = { publisher = "sms-voice.amazonaws.com", path = "/notifications/sms/sns" }
    sms-inbound  = { publisher = "sms-voice.amazonaws.com", path = "/notifications/sms/receive/sns" }
  }
}

# The key that AWS manages for SNS does not admit SES and End User Messaging as publishers.
resource "aws_kms_key" "topics" {
  description         = "Messages of the receipt topics of ${var.name}"
  enable_key_rotation = true
  policy              = data.aws_iam_policy_document.key.json
}

resource "aws_kms_alias" "topics" {
  name          = "alias/${var.name}-receipts"
  target_key_id = aws_kms_key.topics.key_id
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
      identifiers = ["arn:${data.aws_partition.current.partition}:iam::${local.account}:root"]
    }
  }

  statement {
    sid       = "Publishers"
    actions   = ["kms:GenerateDataKey*", "kms:Decrypt"]
    resources = ["*"]

    principals {
      type        = "Service"
      identifiers = ["ses.amazonaws.com", "sms-voice.amazonaws.com", "sns.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [local.account]
    }
  }
}

resource "aws_sns_topic" "this" {
  for_each = local.topics

  name              = "${var.name}-${each.key}"
  kms_master_key_id = aws_kms_key.topics.key_id
  # SHA-256.
  signature_version = 2

  http_success_feedback_role_arn    = aws_iam_role.feedback.arn
  http_failure_feedback_role_arn    = aws_iam_role.feedback.arn
  http_success_feedback_sample_rate = 1
}

resource "aws_sns_topic_policy" "this" {
  for_each = local.topics

  arn    = aws_sns_topic.this[each.key].arn
  policy = data.aws_iam_policy_document.topic[each.key].json
}

data "aws_iam_policy_document" "topic" {
  for_each = local.topics

  statement {
    sid       = "Publisher"
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.this[each.key].arn]

    principals {
      type        = "Service"
      identifiers = [each.value.publisher]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [local.account]
    }
  }

  statement {
    sid       = "EncryptedOnly"
    effect    = "Deny"
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.this[each.key].arn]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
}

# What the api did not take within the hour waits here for 14 days, to be sent again.
resource "aws_sqs_queue" "undelivered" {
  name                      = "${var.name}-receipts-dlq"
  message_retention_seconds = 1209600
  sqs_managed_sse_enabled   = true
}

resource "aws_sqs_queue_policy" "undelivered" {
  queue_url = aws_sqs_queue.undelivered.url
  policy    = data.aws_iam_policy_document.undelivered.json
}

data "aws_iam_policy_document" "undelivered" {
  statement {
    sid       = "Topics"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.undelivered.arn]

    principals {
      type        = "Service"
      identifiers = ["sns.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [for topic in aws_sns_topic.this : topic.arn]
    }
  }
}

resource "aws_sns_topic_subscription" "api" {
  for_each = var.subscribe ? local.topics : {}

  topic_arn = aws_sns_topic.this[each.key].arn
  protocol  = "https"
  endpoint  = "https://${var.api_hostname}${each.value.path}"

  # The api confirms by itself: an apply waits for that, and fails where it does not come.
  endpoint_auto_confirms          = true
  confirmation_timeout_in_minutes = 5

  # The api checks the envelope's signature.
  raw_message_delivery = false

  delivery_policy = jsonencode({
    healthyRetryPolicy = {
      minDelayTarget     = 1
      maxDelayTarget     = 120
      numRetries         = 50
      numNoDelayRetries  = 3
      numMinDelayRetries = 5
      numMaxDelayRetries = 20
      backoffFunction    = "exponential"
    }
    throttlePolicy = { maxReceivesPerSecond = 200 }
  })

  redrive_policy = jsonencode({ deadLetterTargetArn = aws_sqs_queue.undelivered.arn })
}

resource "aws_iam_role" "feedback" {
  name               = "${var.name}-topic-feedback"
  assume_role_policy = data.aws_iam_policy_document.feedback_trust.json
}

data "aws_iam_policy_document" "feedback_trust" {
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

resource "aws_iam_role_policy" "feedback" {
  name   = "logs"
  role   = aws_iam_role.feedback.id
  policy = data.aws_iam_policy_document.feedback.json
}

data "aws_iam_policy_document" "feedback" {
  statement {
    actions   = ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["arn:${data.aws_partition.current.partition}:logs:*:${local.account}:log-group:sns/*"]
  }
}
