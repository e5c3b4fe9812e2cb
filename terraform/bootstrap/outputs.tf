output "bucket" {
  description = "The bucket that the roots' backend.hcl name."
  value       = aws_s3_bucket.state.bucket
}
