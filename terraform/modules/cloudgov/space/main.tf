# The space that everything of one environment lives in.

locals {
  people = merge([
    for role, names in var.roles : { for name in names : "${role}:${name}" => { role = role, name = name } }
  ]...)
}

resource "cloudfoundry_space" "this" {
  name      = var.name
  org       = var.org_id
  allow_ssh = var.allow_ssh
}

resource "cloudfoundry_space_role" "this" {
  for_each = local.people

  space    = cloudfoundry_space.this.id
  type     = each.value.role
  username = each.value.name
}
