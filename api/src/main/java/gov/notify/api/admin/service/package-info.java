/// Services: making, finding, changing, suspending and archiving them.
@NullMarked
package gov.notify.api.admin.service;

import org.jspecify.annotations.NullMarked;
