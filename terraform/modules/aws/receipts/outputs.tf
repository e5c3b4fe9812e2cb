output "topic_arns" {
  description = "The topics by what they carry: email-events, sms-events, sms-inbound."
  value       = { for name, topic in aws_sns_topic.this : name => topic.arn }
}

output "topic_names" {
  description = "Their names, as alarms know them."
  value       = { for name, topic in aws_sns_topic.this : name => topic.name }
}

output "undelivered_queue_name" {
  description = "Where receipts wait that the api did not take."
  value       = aws_sqs_queue.undelivered.name
}
