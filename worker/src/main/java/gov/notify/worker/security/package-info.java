/// Keeps what is sealed for good under the key that seals now.
@NullMarked
package gov.notify.worker.security;

import org.jspecify.annotations.NullMarked;
