output "id" {
  description = "The service instance."
  value       = cloudfoundry_service_instance.this.id
}
