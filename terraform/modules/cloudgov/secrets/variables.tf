variable "space_id" {
  description = "The space whose programs read them."
  type        = string
}

variable "environment" {
  description = "Which environment, as the names end."
  type        = string
}

variable "aws_keys" {
  description = "The access keys of the programs, by the names of their environment."
  type        = map(string)
  sensitive   = true
}
