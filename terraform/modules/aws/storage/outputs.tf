output "buckets" {
  description = "The buckets' names by what they hold: csv, contact-lists, logos."
  value       = { for name, bucket in aws_s3_bucket.this : name => bucket.bucket }
}

output "bucket_arns" {
  description = "Their ARNs, as policies name them."
  value       = { for name, bucket in aws_s3_bucket.this : name => bucket.arn }
}

output "key_arn" {
  description = "The key that they are sealed with."
  value       = aws_kms_key.files.arn
}
