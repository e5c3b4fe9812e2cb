/// The outside world on one machine: databases, storage and a stand-in for AWS.
@NullMarked
package gov.notify.sandbox;

import org.jspecify.annotations.NullMarked;
