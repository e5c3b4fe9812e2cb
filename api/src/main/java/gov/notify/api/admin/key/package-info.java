/// The keys that sign a service's requests.
@NullMarked
package gov.notify.api.admin.key;

import org.jspecify.annotations.NullMarked;
