variable "developer" {
  description = "Whose it is, as names of resources have it."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9]{1,15}$", var.developer))
    error_message = "2 to 16 small letters and digits, a letter first."
  }
}

variable "expires" {
  description = "The day from which on anybody may destroy it, such as 2027-01-31."
  type        = string
}

variable "aws_region" {
  description = "Where AWS is called, such as us-west-2."
  type        = string
}

variable "aws_allowed_account_ids" {
  description = "The one account that this may be applied to, so that a wrong profile changes nothing."
  type        = list(string)
}

variable "bucket_suffix" {
  description = "Makes the buckets' names unique among everybody's."
  type        = string
}

variable "test_email_addresses" {
  description = "Your own addresses: SES's sandbox sends from and to these alone, once you have followed the link that it mails to each."
  type        = set(string)
}

variable "developer_addresses" {
  description = "Where you call from, as networks."
  type        = list(string)
}

variable "webhook_hostname" {
  description = "The host of a tunnel to your api, for receipts; null for none."
  type        = string
  default     = null
}
