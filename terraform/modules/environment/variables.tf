variable "environment" {
  description = "Which one it is. The programs refuse other words."
  type        = string

  validation {
    condition     = contains(["sandbox", "demo", "staging", "production"], var.environment)
    error_message = "One of sandbox, demo, staging, production."
  }
}

variable "cf_org_name" {
  description = "The organization at cloud.gov."
  type        = string
}

variable "space_roles" {
  description = "Who is what in the space: lists of user names by role."
  type        = map(set(string))
}

variable "allow_ssh" {
  description = "Whether people may log in to running programs."
  type        = bool
}

variable "database_plan" {
  description = "The plan of aws-rds, such as micro-psql or medium-gp-psql-redundant."
  type        = string
}

variable "database_version" {
  description = "The version of Postgres."
  type        = string

  validation {
    condition     = contains(["15", "16", "17", "18"], var.database_version)
    error_message = "One of 15, 16, 17, 18."
  }
}

variable "database_storage_gb" {
  description = "Gigabytes of disk."
  type        = number

  validation {
    condition     = var.database_storage_gb >= 10
    error_message = "At least 10."
  }
}

variable "database_backup_days" {
  description = "For how many days backups are kept."
  type        = number

  validation {
    condition     = var.database_backup_days >= 14 && var.database_backup_days <= 35
    error_message = "Between 14 and 35."
  }
}

variable "redis_plan" {
  description = "The plan of aws-elasticache-redis, such as redis-dev or redis-3node-large."
  type        = string
}

variable "redis_version" {
  description = "The version of Redis."
  type        = string

  validation {
    condition     = contains(["7.0", "7.1"], var.redis_version)
    error_message = "One of 7.0, 7.1."
  }
}

variable "bucket_source" {
  description = "Whose buckets are used: the platform's (brokered) or, with rules for how long files are kept, our own (aws)."
  type        = string

  validation {
    condition     = contains(["brokered", "aws"], var.bucket_source)
    error_message = "brokered or aws."
  }
}

variable "bucket_suffix" {
  description = "Makes the buckets' names unique among everybody's."
  type        = string
}

variable "csv_retention_days" {
  description = "For how long uploaded files of recipients are kept."
  type        = number
}

variable "contact_list_retention_days" {
  description = "For how long contact lists are kept; 0 keeps them until somebody deletes them."
  type        = number
}

variable "email_domain" {
  description = "The domain that emails come from."
  type        = string
}

variable "mail_from_subdomain" {
  description = "The sub-domain that bounces return to."
  type        = string
}

variable "route53_zone_id" {
  description = "The zone to write the records into; null to have them told as an output."
  type        = string
}

variable "dmarc_policy" {
  description = "What others are to do with mail that only pretends to come from the domain."
  type        = string

  validation {
    condition     = contains(["none", "quarantine", "reject"], var.dmarc_policy)
    error_message = "One of none, quarantine, reject."
  }
}

variable "dmarc_report_address" {
  description = "Where reports about such mail go."
  type        = string
}

variable "api_hostname" {
  description = "The host of the api, which AWS posts receipts to."
  type        = string
}

variable "api_domain" {
  description = "A domain of our own for it; null where it has one of the platform's."
  type        = string
}

variable "subscribe_webhooks" {
  description = "Whether AWS posts receipts to the api. False until the api runs: it confirms by itself."
  type        = bool
}

variable "sms_number_type" {
  description = "Which kind of number texts come from: SIMULATOR, TOLL_FREE, TEN_DLC or none."
  type        = string
}

variable "sms_registration_id" {
  description = "The registration that the number belongs to; null before there is one."
  type        = string
}

variable "sms_monthly_spend_limit" {
  description = "What texts may cost in a month, in US dollars."
  type        = number
}

variable "sms_allowed_countries" {
  description = "Where texts may go, by ISO code."
  type        = set(string)
}

variable "egress_addresses" {
  description = "Where the programs call from, as networks."
  type        = list(string)
}

variable "egress_open" {
  description = "Whether the programs may call everybody. Otherwise they go through a proxy."
  type        = bool
}

variable "egress_proxy_url" {
  description = "The proxy, with its password; null where there is none."
  type        = string
  sensitive   = true
}

variable "alarm_emails" {
  description = "Who is told of alarms."
  type        = set(string)
}

variable "log_drain_url" {
  description = "Where logs are sent, with its key; null for nowhere."
  type        = string
  sensitive   = true
}

variable "access_key_generations" {
  description = "Names of the keys that each user of AWS has: a second one before the first is taken away."
  type        = set(string)
}

variable "manage_account_settings" {
  description = "Whether this environment decides what is one for the whole account and region of AWS. Exactly one of an account does."
  type        = bool
}
