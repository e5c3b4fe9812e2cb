output "access_keys" {
  description = "The keys by user and generation, for the service notify-aws of the platform."
  sensitive   = true
  value = {
    for name, key in aws_iam_access_key.this : name => { id = key.id, secret = key.secret }
  }
}
