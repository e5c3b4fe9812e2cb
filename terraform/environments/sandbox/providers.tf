terraform {
  required_version = ">= 1.10"

  # Which state: tofu init -backend-config=backend.hcl
  backend "s3" {}

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 6.53, < 7"
    }
    cloudfoundry = {
      source  = "cloudfoundry/cloudfoundry"
      version = "~> 1.16"
    }
  }
}

provider "aws" {
  region              = var.aws_region
  allowed_account_ids = var.aws_allowed_account_ids

  default_tags {
    tags = {
      system      = "notify"
      environment = var.environment
    }
  }
}

provider "cloudfoundry" {
  api_url  = var.cf_api_url
  user     = var.cf_user
  password = var.cf_password
}
