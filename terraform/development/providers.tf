terraform {
  required_version = ">= 1.10"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 6.53, < 7"
    }
  }
}

provider "aws" {
  region              = var.aws_region
  allowed_account_ids = var.aws_allowed_account_ids

  default_tags {
    tags = {
      system  = "notify"
      owner   = var.developer
      expires = var.expires
    }
  }
}
