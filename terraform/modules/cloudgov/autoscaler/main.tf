# The autoscaler of the platform. A policy belongs to a program, so it comes after the push.

resource "cloudfoundry_service_instance" "this" {
  name         = var.name
  type         = "managed"
  space        = var.space_id
  service_plan = var.plan_id
}
