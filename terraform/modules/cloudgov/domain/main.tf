# A domain of our own, with the certificate that the platform gets for it.

resource "cloudfoundry_domain" "this" {
  name = var.domain
  org  = var.org_id
}

resource "cloudfoundry_service_instance" "this" {
  name         = var.name
  type         = "managed"
  space        = var.space_id
  service_plan = var.plan_id
  parameters   = jsonencode({ domains = cloudfoundry_domain.this.name })
}
