output "dotenv" {
  description = "The environment of the programs: tofu output -raw dotenv > .env.aws"
  sensitive   = true
  value       = <<-DOTENV
    AWS_REGION=${data.aws_region.current.region}
    AWS_US_TOLL_FREE_NUMBER=${module.sms.origination_number}
    NOTIFY_RECEIPTS_TOPIC_ARNS=${join(",", values(module.receipts.topic_arns))}
    NOTIFY_PROVIDER_SES_CONFIGURATION_SET=${module.email.configuration_set}
    NOTIFY_PROVIDER_EUM_CONFIGURATION_SET=${module.sms.configuration_set}
    SES_AWS_ACCESS_KEY_ID=${module.identity.access_keys["worker-email-a"].id}
    SES_AWS_SECRET_ACCESS_KEY=${module.identity.access_keys["worker-email-a"].secret}
    SNS_AWS_ACCESS_KEY_ID=${module.identity.access_keys["worker-sms-a"].id}
    SNS_AWS_SECRET_ACCESS_KEY=${module.identity.access_keys["worker-sms-a"].secret}
  DOTENV
}
