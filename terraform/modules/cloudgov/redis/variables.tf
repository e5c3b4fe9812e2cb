variable "space_id" {
  description = "The space that Redis is in."
  type        = string
}

variable "name" {
  description = "The name that the manifests bind."
  type        = string
}

variable "plan_id" {
  description = "The plan of aws-elasticache-redis."
  type        = string
}

variable "engine_version" {
  description = "The version of Redis, such as 7.1."
  type        = string
}
