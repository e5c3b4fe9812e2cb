variable "name" {
  description = "What the names of everything here begin with, such as notify-staging."
  type        = string
}

variable "api_hostname" {
  description = "The host that AWS posts receipts and received texts to."
  type        = string
}

variable "subscribe" {
  description = "Whether the api is subscribed. Only once it runs: it confirms by itself."
  type        = bool
}
