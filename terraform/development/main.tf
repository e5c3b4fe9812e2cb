# One developer's own stack at AWS: nobody's tests reach anybody else's topics, numbers or files.

locals {
  name = "notify-dev-${var.developer}"
}

data "aws_region" "current" {}

module "receipts" {
  source = "../modules/aws/receipts"

  name         = local.name
  api_hostname = var.webhook_hostname == null ? "localhost" : var.webhook_hostname
  subscribe    = var.webhook_hostname != null
}

module "email" {
  source = "../modules/aws/email"

  name                    = local.name
  email_domain            = null
  mail_from_subdomain     = "mail"
  route53_zone_id         = null
  dmarc_policy            = "none"
  dmarc_report_address    = "nobody@example.com"
  event_topic_arn         = module.receipts.topic_arns["email-events"]
  test_recipients         = var.test_email_addresses
  manage_account_settings = false
}

module "sms" {
  source = "../modules/aws/sms"

  name                    = local.name
  number_type             = "SIMULATOR"
  registration_id         = null
  allowed_countries       = ["US"]
  monthly_spend_limit     = 1
  event_topic_arn         = module.receipts.topic_arns["sms-events"]
  inbound_topic_arn       = module.receipts.topic_arns["sms-inbound"]
  protected               = false
  manage_account_settings = false
}

module "storage" {
  source = "../modules/aws/storage"

  name                        = local.name
  suffix                      = var.bucket_suffix
  csv_retention_days          = 1
  contact_list_retention_days = 1
  destroyable                 = true
}

module "identity" {
  source = "../modules/aws/identity"

  name                        = local.name
  email_domain                = null
  email_identity_arns         = module.email.identity_arns
  email_configuration_set_arn = module.email.configuration_set_arn
  sms_origination_arns        = module.sms.origination_arns
  bucket_arns                 = module.storage.bucket_arns
  bucket_key_arn              = module.storage.key_arn
  egress_addresses            = var.developer_addresses
  access_key_generations      = ["a"]
}
