/// What the simulated hours show, and what policies may look like.
@NullMarked
package gov.notify.e2e.scaling;

import org.jspecify.annotations.NullMarked;
