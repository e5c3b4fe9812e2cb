# Whom the programs may call. The platform lets a space call nobody until it is told otherwise.

resource "cloudfoundry_security_group_space_bindings" "local" {
  security_group = var.groups["trusted_local_networks_egress"]
  running_spaces = [var.space_id]
  staging_spaces = []
}

resource "cloudfoundry_security_group_space_bindings" "public" {
  count = var.open ? 1 : 0

  security_group = var.groups["public_networks_egress"]
  running_spaces = [var.space_id]
  staging_spaces = [var.space_id]
}

resource "cloudfoundry_service_instance" "proxy" {
  name        = var.name
  type        = "user-provided"
  space       = var.space_id
  credentials = jsonencode(var.proxy_url == null ? {} : { NOTIFY_EGRESS_PROXY = var.proxy_url })
}
