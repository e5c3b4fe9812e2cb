# Postgres. Whether a resource survives a destroy has to be a literal, so there are two, of which one exists.

locals {
  parameters = jsonencode({
    storage                              = var.storage_gb
    version                              = var.engine_version
    backup_retention_period              = var.backup_days
    enable_cloudwatch_log_groups_exports = ["postgresql"]
  })
  instances = concat(cloudfoundry_service_instance.protected, cloudfoundry_service_instance.disposable)
}

resource "cloudfoundry_service_instance" "protected" {
  count = var.protected ? 1 : 0

  name         = var.name
  type         = "managed"
  space        = var.space_id
  service_plan = var.plan_id
  parameters   = local.parameters

  timeouts = {
    create = "60m"
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "cloudfoundry_service_instance" "disposable" {
  count = var.protected ? 0 : 1

  name         = var.name
  type         = "managed"
  space        = var.space_id
  service_plan = var.plan_id
  parameters   = local.parameters

  timeouts = {
    create = "60m"
  }
}
