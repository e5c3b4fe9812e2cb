/// What holds of `terraform/` as far as it can be known without a registry, an account or a binary of Terraform.
@NullMarked
package gov.notify.e2e.terraform;

import org.jspecify.annotations.NullMarked;
