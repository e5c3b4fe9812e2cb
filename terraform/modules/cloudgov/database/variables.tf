variable "space_id" {
  description = "The space that the database is in."
  type        = string
}

variable "name" {
  description = "The name that the manifests bind."
  type        = string
}

variable "plan_id" {
  description = "The plan of aws-rds."
  type        = string
}

variable "engine_version" {
  description = "The version of Postgres, such as 17."
  type        = string
}

variable "storage_gb" {
  description = "Gigabytes of disk."
  type        = number
}

variable "backup_days" {
  description = "For how many days backups are kept."
  type        = number
}

variable "protected" {
  description = "Whether it survives a destroy by mistake."
  type        = bool
}
