variable "space_id" {
  description = "The space that is scaled."
  type        = string
}

variable "name" {
  description = "The name that the manifests bind."
  type        = string
}

variable "plan_id" {
  description = "The plan autoscaler-free-plan of app-autoscaler."
  type        = string
}
