/// What holds of `terraform/kubernetes`. None of it was ever applied here.
@NullMarked
package gov.notify.e2e.kubernetes;

import org.jspecify.annotations.NullMarked;
