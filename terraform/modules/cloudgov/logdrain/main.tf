# Where logs go beside the platform's own.

resource "cloudfoundry_service_instance" "this" {
  count = var.url == null ? 0 : 1

  name             = var.name
  type             = "user-provided"
  space            = var.space_id
  syslog_drain_url = var.url
}
