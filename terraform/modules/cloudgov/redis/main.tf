# Redis, which carries hints only: nothing is lost with it.

resource "cloudfoundry_service_instance" "this" {
  name         = var.name
  type         = "managed"
  space        = var.space_id
  service_plan = var.plan_id

  parameters = jsonencode({
    engine         = "redis"
    engine_version = var.engine_version
  })

  timeouts = {
    create = "60m"
  }
}
