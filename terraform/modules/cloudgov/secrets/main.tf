# What nobody else may know.

# Made empty and filled by `cf update-user-provided-service`, so that no state holds it.
resource "cloudfoundry_service_instance" "own" {
  name        = "notify-secrets-${var.environment}"
  type        = "user-provided"
  space       = var.space_id
  credentials = jsonencode({})

  lifecycle {
    ignore_changes = [credentials]
  }
}

# The state holds these anyway: it made them.
resource "cloudfoundry_service_instance" "aws" {
  name        = "notify-aws-${var.environment}"
  type        = "user-provided"
  space       = var.space_id
  credentials = jsonencode(var.aws_keys)
}
