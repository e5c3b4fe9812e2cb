/// Makes container images of the programs, without a daemon and without a network.
///
/// An image holds a program's jar, its AOT cache beside it, and the very JVM that made the cache:
/// another would have no use for it. What the JVM itself needs comes from a base, or from this machine.
@NullMarked
package gov.notify.e2e.image;

import org.jspecify.annotations.NullMarked;
