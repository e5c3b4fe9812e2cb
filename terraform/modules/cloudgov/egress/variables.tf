variable "space_id" {
  description = "The space whose programs call out."
  type        = string
}

variable "open" {
  description = "Whether they may call everybody. Otherwise they reach their databases and a proxy alone."
  type        = bool
}

variable "groups" {
  description = "The platform's security groups by name: trusted_local_networks_egress, public_networks_egress."
  type        = map(string)
}

variable "proxy_url" {
  description = "The proxy for everything else, with its password; null where there is none."
  type        = string
  sensitive   = true
}

variable "name" {
  description = "The name of the service instance that tells the programs of the proxy."
  type        = string
}
