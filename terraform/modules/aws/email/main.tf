# Emails: what they are sent with, the domain that they come from, and what becomes of them.

data "aws_region" "current" {}

locals {
  domain           = toset(var.email_domain == null ? [] : [var.email_domain])
  mail_from_domain = var.email_domain == null ? null : "${var.mail_from_subdomain}.${var.email_domain}"

  # Easy DKIM always has three.
  dkim = var.email_domain == null ? {} : {
    for index in range(3) : "dkim${index}" => {
      name    = "${aws_sesv2_email_identity.domain[var.email_domain].dkim_signing_attributes[0].tokens[index]}._domainkey.${var.email_domain}"
      type    = "CNAME"
      content = "${aws_sesv2_email_identity.domain[var.email_domain].dkim_signing_attributes[0].tokens[index]}.dkim.amazonses.com"
    }
  }

  records = var.email_domain == null ? {} : merge(local.dkim, {
    mx = {
      name    = local.mail_from_domain
      type    = "MX"
      content = "10 feedback-smtp.${data.aws_region.current.region}.amazonses.com"
    }
    spf = {
      name    = local.mail_from_domain
      type    = "TXT"
      content = "v=spf1 include:amazonses.com -all"
    }
    dmarc = {
      name    = "_dmarc.${var.email_domain}"
      type    = "TXT"
      content = "v=DMARC1; p=${var.dmarc_policy}; rua=mailto:${var.dmarc_report_address}"
    }
  })
}

# No tracking of opens and clicks: who reads what is nobody's business.
resource "aws_sesv2_configuration_set" "this" {
  configuration_set_name = var.name

  delivery_options {
    tls_policy = "REQUIRE"
  }

  reputation_options {
    reputation_metrics_enabled = true
  }

  sending_options {
    sending_enabled = true
  }

  suppression_options {
    suppressed_reasons = ["BOUNCE", "COMPLAINT"]
  }
}

resource "aws_sesv2_configuration_set_event_destination" "receipts" {
  configuration_set_name = aws_sesv2_configuration_set.this.configuration_set_name
  event_destination_name = "receipts"

  event_destination {
    enabled              = true
    matching_event_types = ["SEND", "REJECT", "BOUNCE", "COMPLAINT", "DELIVERY", "RENDERING_FAILURE", "DELIVERY_DELAY"]

    sns_destination {
      topic_arn = var.event_topic_arn
    }
  }
}

resource "aws_sesv2_email_identity" "domain" {
  for_each = local.domain

  email_identity         = each.key
  configuration_set_name = aws_sesv2_configuration_set.this.configuration_set_name

  dkim_signing_attributes {
    next_signing_key_length = "RSA_2048_BIT"
  }
}

resource "aws_sesv2_email_identity_mail_from_attributes" "domain" {
  for_each = local.domain

  email_identity         = aws_sesv2_email_identity.domain[each.key].email_identity
  mail_from_domain       = local.mail_from_domain
  behavior_on_mx_failure = "REJECT_MESSAGE"
}

# Bounces come as events; SES need not forward them as emails too.
resource "aws_sesv2_email_identity_feedback_attributes" "domain" {
  for_each = local.domain

  email_identity           = aws_sesv2_email_identity.domain[each.key].email_identity
  email_forwarding_enabled = false
}

resource "aws_sesv2_email_identity" "test_recipient" {
  for_each = var.test_recipients

  email_identity = each.key
}

resource "aws_sesv2_account_suppression_attributes" "this" {
  count = var.manage_account_settings ? 1 : 0

  suppressed_reasons = ["BOUNCE", "COMPLAINT"]
}

resource "aws_route53_record" "this" {
  for_each = var.route53_zone_id == null ? {} : local.records

  zone_id = var.route53_zone_id
  name    = each.value.name
  type    = each.value.type
  ttl     = 3600
  records = [each.value.content]
}
