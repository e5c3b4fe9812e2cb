variable "name" {
  description = "What the names of everything here begin with, such as notify-staging."
  type        = string
}

variable "email_domain" {
  description = "The domain that emails come from; null where only single addresses are verified."
  type        = string
}

variable "email_identity_arns" {
  description = "What emails may be sent from."
  type        = list(string)
}

variable "email_configuration_set_arn" {
  description = "What they are sent with."
  type        = string
}

variable "sms_origination_arns" {
  description = "The numbers that texts may come from."
  type        = list(string)
}

variable "bucket_arns" {
  description = "The buckets by what they hold."
  type        = map(string)
}

variable "bucket_key_arn" {
  description = "The key that they are sealed with."
  type        = string
}

variable "egress_addresses" {
  description = "Where the programs call from, as networks."
  type        = list(string)
}

variable "texts_by_sns" {
  description = "Whether texts may also go by SNS, which asks for more rights."
  type        = bool
  default     = false
}

variable "access_key_generations" {
  description = "Names of the keys that each user has: a second one before the first is taken away."
  type        = set(string)

  validation {
    condition     = length(var.access_key_generations) <= 2
    error_message = "AWS gives a user two keys at most."
  }
}
