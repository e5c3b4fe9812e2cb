output "ids" {
  description = "The service instance, if there is one."
  value       = [for instance in cloudfoundry_service_instance.this : instance.id]
}
