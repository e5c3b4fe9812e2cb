output "configuration_set" {
  description = "What texts are sent with, so that their events are told."
  value       = aws_pinpointsmsvoicev2_configuration_set.this.name
}

output "origination_number" {
  description = "The number that texts come from; null where there is none."
  value       = one([for number in aws_pinpointsmsvoicev2_phone_number.this : number.phone_number])
}

output "origination_arns" {
  description = "Its ARN, as a sender's policy names it."
  value       = [for number in aws_pinpointsmsvoicev2_phone_number.this : number.arn]
}

output "protect_configuration_id" {
  description = "Which countries texts may go to. It is tied to the account or the configuration set by hand."
  value       = aws_cloudformation_stack.protect.outputs["Id"]
}
