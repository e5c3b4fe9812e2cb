# What makes this environment another than the others. Secrets come from TF_VAR_…, never from here.

environment             = "staging"
cf_api_url              = "https://api.fr.cloud.gov"
cf_org_name             = "notify"
aws_region              = "us-west-2"
aws_allowed_account_ids = []
space_roles             = { space_auditor = [] }
allow_ssh               = false

database_plan        = "small-psql"
database_version     = "17"
database_storage_gb  = 20
database_backup_days = 14
redis_plan           = "redis-3node-large"
redis_version        = "7.1"

bucket_source               = "aws"
bucket_suffix               = "example"
csv_retention_days          = 8
contact_list_retention_days = 0

email_domain         = "staging.notify.example.gov"
mail_from_subdomain  = "mail"
route53_zone_id      = null
dmarc_policy         = "quarantine"
dmarc_report_address = "dmarc@notify.example.gov"

api_hostname       = "notify-api-staging.app.cloud.gov"
api_domain         = null
subscribe_webhooks = false

sms_number_type         = "TOLL_FREE"
sms_registration_id     = null
sms_monthly_spend_limit = 25
sms_allowed_countries   = ["US", "PR", "GU", "VI", "AS", "MP"]

# The two addresses that cloud.gov calls from.
egress_addresses = ["52.222.122.97/32", "52.222.123.172/32"]
egress_open      = false
egress_proxy_url = null

alarm_emails            = ["alarms@notify.example.gov"]
log_drain_url           = null
access_key_generations  = ["a"]
manage_account_settings = false
