output "id" {
  description = "The space."
  value       = cloudfoundry_space.this.id
}
