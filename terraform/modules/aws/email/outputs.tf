output "configuration_set" {
  description = "What emails are sent with, so that their events are told."
  value       = aws_sesv2_configuration_set.this.configuration_set_name
}

output "configuration_set_arn" {
  description = "Its ARN, as a sender's policy names it."
  value       = aws_sesv2_configuration_set.this.arn
}

output "identity_arns" {
  description = "What may be sent from."
  value = concat(
    [for identity in aws_sesv2_email_identity.domain : identity.arn],
    [for identity in aws_sesv2_email_identity.test_recipient : identity.arn],
  )
}

output "required_dns_records" {
  description = "What the domain's zone must hold, where it is kept elsewhere."
  value       = local.records
}
