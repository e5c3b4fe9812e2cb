/// Programs as they are deployed: started from their manifests alone, and replaced one by one while they
/// work.
@NullMarked
package gov.notify.e2e.deploy;

import org.jspecify.annotations.NullMarked;
