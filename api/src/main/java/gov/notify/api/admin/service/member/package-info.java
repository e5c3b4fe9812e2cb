/// Who belongs to a service, and what they may do there.
@NullMarked
package gov.notify.api.admin.service.member;

import org.jspecify.annotations.NullMarked;
