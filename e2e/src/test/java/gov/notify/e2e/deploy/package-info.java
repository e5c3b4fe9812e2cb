/// The manifests, the pages about them, and what becomes of programs that are started and replaced by
/// them.
@NullMarked
package gov.notify.e2e.deploy;

import org.jspecify.annotations.NullMarked;
