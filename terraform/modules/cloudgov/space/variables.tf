variable "org_id" {
  description = "The organization that the space is in."
  type        = string
}

variable "name" {
  description = "The name of the space, such as notify-staging."
  type        = string
}

variable "allow_ssh" {
  description = "Whether people may log in to running programs."
  type        = bool
}

variable "roles" {
  description = "Who is what: lists of user names by role, such as space_auditor."
  type        = map(set(string))

  validation {
    condition     = alltrue([for role in keys(var.roles) : contains(["space_auditor", "space_developer", "space_manager", "space_supporter"], role)])
    error_message = "Roles are space_auditor, space_developer, space_manager and space_supporter."
  }
}
