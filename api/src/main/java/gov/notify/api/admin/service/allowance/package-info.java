/// How many fragments of texts a year are free for a service.
@NullMarked
package gov.notify.api.admin.service.allowance;

import org.jspecify.annotations.NullMarked;
