variable "name" {
  description = "What the names of everything here begin with, such as notify-staging."
  type        = string
}

variable "alarm_emails" {
  description = "Who is told."
  type        = set(string)
}

variable "topic_names" {
  description = "The topics of receipts by what they carry."
  type        = map(string)
}

variable "undelivered_queue_name" {
  description = "Where receipts wait that the api did not take."
  type        = string
}

variable "monthly_spend_limit" {
  description = "What texts may cost in a month, in US dollars."
  type        = number
}
