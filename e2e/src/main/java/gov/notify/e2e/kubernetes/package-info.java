/// The objects that Kubernetes is given, for one environment.
@NullMarked
package gov.notify.e2e.kubernetes;

import org.jspecify.annotations.NullMarked;
