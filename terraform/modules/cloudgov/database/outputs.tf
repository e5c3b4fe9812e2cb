output "id" {
  description = "The service instance."
  value       = local.instances[0].id
}
