variable "name" {
  description = "What the names of everything here begin with, such as notify-staging."
  type        = string
}

variable "suffix" {
  description = "Makes the buckets' names unique among everybody's."
  type        = string
}

variable "csv_retention_days" {
  description = "For how long uploaded files of recipients are kept."
  type        = number
}

variable "contact_list_retention_days" {
  description = "For how long contact lists are kept; 0 keeps them until somebody deletes them."
  type        = number
}

variable "destroyable" {
  description = "Whether a destroy empties the buckets. For a developer's own stack alone."
  type        = bool
  default     = false
}
