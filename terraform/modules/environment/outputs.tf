output "receipt_topic_arns" {
  description = "The topics that the api believes, as NOTIFY_RECEIPTS_TOPIC_ARNS has them."
  value       = join(",", [for kind in ["email-events", "sms-events", "sms-inbound"] : module.receipts.topic_arns[kind]])
}

output "ses_configuration_set" {
  description = "What emails are sent with."
  value       = module.email.configuration_set
}

output "eum_configuration_set" {
  description = "What texts are sent with."
  value       = module.sms.configuration_set
}

output "toll_free_number" {
  description = "The number that texts come from."
  value       = module.sms.origination_number
}

output "sms_protect_configuration_id" {
  description = "Which countries texts may go to; to be tied to the configuration set by hand."
  value       = module.sms.protect_configuration_id
}

output "aws_region" {
  description = "Where AWS is called."
  value       = data.aws_region.current.region
}

output "buckets" {
  description = "The buckets by what they hold."
  value       = module.storage.buckets
}

output "required_dns_records" {
  description = "What zones must hold that are kept elsewhere."
  value       = merge(module.email.required_dns_records, merge([for domain in module.domain : domain.required_dns_records]...))
}
