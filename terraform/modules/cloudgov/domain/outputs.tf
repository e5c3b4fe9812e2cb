output "required_dns_records" {
  description = "What the zone must hold before the service instance can be made."
  value = {
    certificate = {
      name    = "_acme-challenge.${var.domain}"
      type    = "CNAME"
      content = "_acme-challenge.${var.domain}.external-domains-production.cloud.gov"
    }
    host = {
      name    = var.domain
      type    = "CNAME"
      content = "${var.domain}.external-domains-production.cloud.gov"
    }
  }
}
