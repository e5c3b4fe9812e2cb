output "receipt_topic_arns" {
  description = "The topics that the api believes, as NOTIFY_RECEIPTS_TOPIC_ARNS has them."
  value       = module.environment.receipt_topic_arns
}

output "ses_configuration_set" {
  description = "What emails are sent with."
  value       = module.environment.ses_configuration_set
}

output "eum_configuration_set" {
  description = "What texts are sent with."
  value       = module.environment.eum_configuration_set
}

output "toll_free_number" {
  description = "The number that texts come from."
  value       = module.environment.toll_free_number
}

output "sms_protect_configuration_id" {
  description = "Which countries texts may go to; to be tied to the configuration set by hand."
  value       = module.environment.sms_protect_configuration_id
}

output "aws_region" {
  description = "Where AWS is called."
  value       = module.environment.aws_region
}

output "buckets" {
  description = "The buckets by what they hold."
  value       = module.environment.buckets
}

output "required_dns_records" {
  description = "What zones must hold that are kept elsewhere."
  value       = module.environment.required_dns_records
}
