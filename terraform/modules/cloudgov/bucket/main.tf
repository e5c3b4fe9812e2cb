# A bucket of the platform. It has no rules of its own for how long files are kept: a nightly task deletes them.

resource "cloudfoundry_service_instance" "this" {
  name         = var.name
  type         = "managed"
  space        = var.space_id
  service_plan = var.plan_id
  parameters   = jsonencode({ object_ownership = "BucketOwnerEnforced" })
}
