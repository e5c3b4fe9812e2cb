variable "aws_region" {
  description = "Where the state is kept."
  type        = string
}

variable "aws_allowed_account_ids" {
  description = "The one account that this may be applied to, so that a wrong profile changes nothing."
  type        = list(string)
}

variable "bucket" {
  description = "The name of the bucket, as the roots' backend.hcl have it."
  type        = string
}
