# One environment. What differs from the others stands in terraform.tfvars and backend.hcl.

module "environment" {
  source = "../../modules/environment"

  environment                 = var.environment
  cf_org_name                 = var.cf_org_name
  space_roles                 = var.space_roles
  allow_ssh                   = var.allow_ssh
  database_plan               = var.database_plan
  database_version            = var.database_version
  database_storage_gb         = var.database_storage_gb
  database_backup_days        = var.database_backup_days
  redis_plan                  = var.redis_plan
  redis_version               = var.redis_version
  bucket_source               = var.bucket_source
  bucket_suffix               = var.bucket_suffix
  csv_retention_days          = var.csv_retention_days
  contact_list_retention_days = var.contact_list_retention_days
  email_domain                = var.email_domain
  mail_from_subdomain         = var.mail_from_subdomain
  route53_zone_id             = var.route53_zone_id
  dmarc_policy                = var.dmarc_policy
  dmarc_report_address        = var.dmarc_report_address
  api_hostname                = var.api_hostname
  api_domain                  = var.api_domain
  subscribe_webhooks          = var.subscribe_webhooks
  sms_number_type             = var.sms_number_type
  sms_registration_id         = var.sms_registration_id
  sms_monthly_spend_limit     = var.sms_monthly_spend_limit
  sms_allowed_countries       = var.sms_allowed_countries
  egress_addresses            = var.egress_addresses
  egress_open                 = var.egress_open
  egress_proxy_url            = var.egress_proxy_url
  alarm_emails                = var.alarm_emails
  log_drain_url               = var.log_drain_url
  access_key_generations      = var.access_key_generations
  manage_account_settings     = var.manage_account_settings
}
