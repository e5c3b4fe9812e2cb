variable "name" {
  description = "What the names of everything here begin with, such as notify-staging."
  type        = string
}

variable "number_type" {
  description = "Which kind of number texts come from. SIMULATOR sends to nobody and needs no registration."
  type        = string

  validation {
    condition     = contains(["SIMULATOR", "TOLL_FREE", "TEN_DLC", "none"], var.number_type)
    error_message = "One of SIMULATOR, TOLL_FREE, TEN_DLC, none."
  }
}

variable "registration_id" {
  description = "The registration that the number belongs to, once carriers have approved it; null before."
  type        = string
}

variable "allowed_countries" {
  description = "Where texts may go, by ISO code. Everywhere else is blocked."
  type        = set(string)
}

variable "monthly_spend_limit" {
  description = "What SNS may spend on texts in a month, in US dollars."
  type        = number
}

variable "event_topic_arn" {
  description = "The topic for what becomes of texts."
  type        = string
}

variable "inbound_topic_arn" {
  description = "The topic for texts that people send."
  type        = string
}

variable "protected" {
  description = "Whether the number survives a destroy by mistake."
  type        = bool
}

variable "manage_account_settings" {
  description = "Whether this root decides what is one for the whole account and region."
  type        = bool
}
