variable "space_id" {
  description = "The space that the domain is used in."
  type        = string
}

variable "org_id" {
  description = "The organization that owns it."
  type        = string
}

variable "name" {
  description = "The name of the service instance."
  type        = string
}

variable "plan_id" {
  description = "The plan domain of external-domain."
  type        = string
}

variable "domain" {
  description = "The host that people and systems call, such as api.notify.example.gov."
  type        = string
}
