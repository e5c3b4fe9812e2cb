bucket       = "notify-terraform-state"
key          = "environments/staging.tfstate"
region       = "us-gov-west-1"
encrypt      = true
use_lockfile = true
