/// What services, their keys and their templates were before.
@NullMarked
package gov.notify.api.admin.service.history;

import org.jspecify.annotations.NullMarked;
