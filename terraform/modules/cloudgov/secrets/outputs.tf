output "ids" {
  description = "The service instances."
  value       = [cloudfoundry_service_instance.own.id, cloudfoundry_service_instance.aws.id]
}
