variable "name" {
  description = "What the names of everything here begin with, such as notify-staging."
  type        = string
}

variable "email_domain" {
  description = "The domain that emails come from; null where only single addresses are verified."
  type        = string
}

variable "mail_from_subdomain" {
  description = "The sub-domain that bounces return to, such as mail."
  type        = string
}

variable "route53_zone_id" {
  description = "The zone to write the records into; null to have them told as an output."
  type        = string
}

variable "dmarc_policy" {
  description = "What others are to do with mail that only pretends to come from the domain."
  type        = string
}

variable "dmarc_report_address" {
  description = "Where reports about such mail go."
  type        = string
}

variable "event_topic_arn" {
  description = "The topic for what becomes of emails."
  type        = string
}

variable "test_recipients" {
  description = "Addresses to verify, for accounts that SES keeps in its sandbox."
  type        = set(string)
  default     = []
}

variable "manage_account_settings" {
  description = "Whether this root decides what is one for the whole account and region."
  type        = bool
}
