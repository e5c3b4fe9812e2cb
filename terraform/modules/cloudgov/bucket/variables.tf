variable "space_id" {
  description = "The space that the bucket is in."
  type        = string
}

variable "name" {
  description = "The name of the service instance; by its end the programs know what the bucket is for."
  type        = string
}

variable "plan_id" {
  description = "The plan of s3."
  type        = string
}
