output "id" {
  description = "The service instance that tells of the proxy."
  value       = cloudfoundry_service_instance.proxy.id
}
