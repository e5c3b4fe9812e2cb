# What AWS sees before we do: a reputation that sinks, receipts that do not arrive, money that runs out.

locals {
  alarms = merge(
    {
      bounces = {
        namespace = "AWS/SES", metric = "Reputation.BounceRate", statistic = "Average", dimensions = {}
        threshold = 0.05, minutes = 60
        text      = "One email in twenty bounces. At one in ten SES stops sending for the whole account."
      }
      complaints = {
        namespace = "AWS/SES", metric = "Reputation.ComplaintRate", statistic = "Average", dimensions = {}
        threshold = 0.003, minutes = 60
        text      = "Three recipients in a thousand call it spam. At five in a thousand SES stops sending."
      }
      spend = {
        namespace = "AWS/SNS", metric = "SMSMonthToDateSpentUSD", statistic = "Maximum", dimensions = {}
        threshold = 0.8 * var.monthly_spend_limit, minutes = 60
        text      = "Four fifths of the month's money for texts are spent; at the limit none is sent."
      }
      undelivered = {
        namespace  = "AWS/SQS", metric = "ApproximateNumberOfMessagesVisible", statistic = "Maximum"
        dimensions = { QueueName = var.undelivered_queue_name }
        threshold  = 0, minutes = 5
        text       = "Receipts wait that the api did not take within an hour."
      }
    },
    {
      for kind, topic in var.topic_names : "${kind}-failed" => {
        namespace  = "AWS/SNS", metric = "NumberOfNotificationsFailed", statistic = "Sum"
        dimensions = { TopicName = topic }
        threshold  = 0, minutes = 15
        text       = "The api does not take what the topic ${topic} has for it."
      }
    },
  )
}

resource "aws_sns_topic" "alarms" {
  name              = "${var.name}-alarms"
  kms_master_key_id = aws_kms_key.alarms.key_id
}

resource "aws_kms_key" "alarms" {
  description         = "Alarms of ${var.name}"
  enable_key_rotation = true
  policy              = data.aws_iam_policy_document.key.json
}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

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
      identifiers = ["arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:root"]
    }
  }

  statement {
    sid       = "Alarms"
    actions   = ["kms:GenerateDataKey*", "kms:Decrypt"]
    resources = ["*"]

    principals {
      type        = "Service"
      identifiers = ["cloudwatch.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.current.account_id]
    }
  }
}

resource "aws_sns_topic_policy" "alarms" {
  arn    = aws_sns_topic.alarms.arn
  policy = data.aws_iam_policy_document.topic.json
}

data "aws_iam_policy_document" "topic" {
  statement {
    sid       = "Alarms"
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.alarms.arn]

    principals {
      type        = "Service"
      identifiers = ["cloudwatch.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.current.account_id]
    }
  }
}

resource "aws_sns_topic_subscription" "person" {
  for_each = var.alarm_emails

  topic_arn = aws_sns_topic.alarms.arn
  protocol  = "email"
  endpoint  = each.key
}

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each = local.alarms

  alarm_name          = "${var.name}-${each.key}"
  alarm_description   = each.value.text
  namespace           = each.value.namespace
  metric_name         = each.value.metric
  statistic           = each.value.statistic
  dimensions          = each.value.dimensions
  comparison_operator = "GreaterThanThreshold"
  threshold           = each.value.threshold
  period              = 60 * each.value.minutes
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
  ok_actions          = [aws_sns_topic.alarms.arn]
}
