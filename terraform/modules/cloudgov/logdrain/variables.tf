variable "space_id" {
  description = "The space whose logs are drained."
  type        = string
}

variable "name" {
  description = "The name of the service instance."
  type        = string
}

variable "url" {
  description = "Where logs are sent, with its key; null for nowhere."
  type        = string
  sensitive   = true
}
