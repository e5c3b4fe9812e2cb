/// Which organization a service belongs to.
@NullMarked
package gov.notify.api.admin.service.owner;

import org.jspecify.annotations.NullMarked;
