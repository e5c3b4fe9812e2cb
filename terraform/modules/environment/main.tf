# One environment, whole: the only place that knows how its parts fit together.

locals {
  name      = "notify-${var.environment}"
  protected = contains(["staging", "production"], var.environment)
}

data "aws_region" "current" {}

data "cloudfoundry_org" "this" {
  name = var.cf_org_name
}

data "cloudfoundry_service_plan" "database" {
  name                  = var.database_plan
  service_offering_name = "aws-rds"
}

data "cloudfoundry_service_plan" "redis" {
  name                  = var.redis_plan
  service_offering_name = "aws-elasticache-redis"
}

data "cloudfoundry_service_plan" "autoscaler" {
  name                  = "autoscaler-free-plan"
  service_offering_name = "app-autoscaler"
}

data "cloudfoundry_service_plan" "bucket" {
  name                  = var.environment == "sandbox" ? "basic-sandbox" : "basic"
  service_offering_name = "s3"
}

data "cloudfoundry_service_plan" "domain" {
  name                  = "domain"
  service_offering_name = "external-domain"
}

data "cloudfoundry_security_group" "egress" {
  for_each = toset(["trusted_local_networks_egress", "public_networks_egress"])

  name = each.key
}

module "space" {
  source = "../cloudgov/space"

  org_id    = data.cloudfoundry_org.this.id
  name      = local.name
  allow_ssh = var.allow_ssh
  roles     = var.space_roles
}

module "database" {
  source = "../cloudgov/database"

  space_id       = module.space.id
  name           = "notify-postgres-${var.environment}"
  plan_id        = data.cloudfoundry_service_plan.database.id
  engine_version = var.database_version
  storage_gb     = var.database_storage_gb
  backup_days    = var.database_backup_days
  protected      = local.protected
}

module "redis" {
  source = "../cloudgov/redis"

  space_id       = module.space.id
  name           = "notify-redis-${var.environment}"
  plan_id        = data.cloudfoundry_service_plan.redis.id
  engine_version = var.redis_version
}

module "autoscaler" {
  source = "../cloudgov/autoscaler"
  # It is billed, and only these have a policy.
  count = contains(["staging", "production"], var.environment) ? 1 : 0

  space_id = module.space.id
  name     = "notify-autoscaler-${var.environment}"
  plan_id  = data.cloudfoundry_service_plan.autoscaler.id
}

module "bucket" {
  source   = "../cloudgov/bucket"
  for_each = toset(var.bucket_source == "brokered" ? ["csv", "contact-lists"] : [])

  space_id = module.space.id
  name     = "notify-${each.key}-${var.environment}"
  plan_id  = data.cloudfoundry_service_plan.bucket.id
}

module "domain" {
  source   = "../cloudgov/domain"
  for_each = toset(var.api_domain == null ? [] : [var.api_domain])

  space_id = module.space.id
  org_id   = data.cloudfoundry_org.this.id
  name     = "notify-domain-${var.environment}"
  plan_id  = data.cloudfoundry_service_plan.domain.id
  domain   = each.key
}

module "egress" {
  source = "../cloudgov/egress"

  space_id  = module.space.id
  name      = "notify-egress-${var.environment}"
  open      = var.egress_open
  groups    = { for name, group in data.cloudfoundry_security_group.egress : name => group.id }
  proxy_url = var.egress_proxy_url
}

module "secrets" {
  source = "../cloudgov/secrets"

  space_id    = module.space.id
  environment = var.environment
  aws_keys    = local.aws_keys
}

module "logdrain" {
  source = "../cloudgov/logdrain"

  space_id = module.space.id
  name     = "notify-logs-${var.environment}"
  url      = var.log_drain_url
}

module "receipts" {
  source = "../aws/receipts"

  name         = local.name
  api_hostname = var.api_hostname
  subscribe    = var.subscribe_webhooks
}

module "email" {
  source = "../aws/email"

  name                    = local.name
  email_domain            = var.email_domain
  mail_from_subdomain     = var.mail_from_subdomain
  route53_zone_id         = var.route53_zone_id
  dmarc_policy            = var.dmarc_policy
  dmarc_report_address    = var.dmarc_report_address
  event_topic_arn         = module.receipts.topic_arns["email-events"]
  manage_account_settings = var.manage_account_settings
}

module "sms" {
  source = "../aws/sms"

  name                    = local.name
  number_type             = var.sms_number_type
  registration_id         = var.sms_registration_id
  allowed_countries       = var.sms_allowed_countries
  monthly_spend_limit     = var.sms_monthly_spend_limit
  event_topic_arn         = module.receipts.topic_arns["sms-events"]
  inbound_topic_arn       = module.receipts.topic_arns["sms-inbound"]
  protected               = local.protected
  manage_account_settings = var.manage_account_settings
}

module "storage" {
  source = "../aws/storage"

  name                        = local.name
  suffix                      = var.bucket_suffix
  csv_retention_days          = var.csv_retention_days
  contact_list_retention_days = var.contact_list_retention_days
}

module "identity" {
  source = "../aws/identity"

  name                        = local.name
  email_domain                = var.email_domain
  email_identity_arns         = module.email.identity_arns
  email_configuration_set_arn = module.email.configuration_set_arn
  sms_origination_arns        = module.sms.origination_arns
  bucket_arns                 = module.storage.bucket_arns
  bucket_key_arn              = module.storage.key_arn
  egress_addresses            = var.egress_addresses
  access_key_generations      = var.access_key_generations
}

module "alarms" {
  source = "../aws/alarms"

  name                   = local.name
  alarm_emails           = var.alarm_emails
  topic_names            = module.receipts.topic_names
  undelivered_queue_name = module.receipts.undelivered_queue_name
  monthly_spend_limit    = var.sms_monthly_spend_limit
}

locals {
  # The newest generation is the one that the programs use.
  generation = reverse(sort(tolist(var.access_key_generations)))[0]

  aws_keys = merge([
    for user, prefix in {
      worker-email   = "SES_AWS"
      worker-sms     = "SNS_AWS"
      worker-storage = "S3_AWS"
      } : {
      "${prefix}_ACCESS_KEY_ID"     = module.identity.access_keys["${user}-${local.generation}"].id
      "${prefix}_SECRET_ACCESS_KEY" = module.identity.access_keys["${user}-${local.generation}"].secret
    }
  ]...)
}
