/// Runs the cases of the public contract, one by one, against the api.
@NullMarked
package gov.notify.api.contract;

import org.jspecify.annotations.NullMarked;
