output "topic_arn" {
  description = "The topic that tells people."
  value       = aws_sns_topic.alarms.arn
}
