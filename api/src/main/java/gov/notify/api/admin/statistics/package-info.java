/// How much a service has sent, and what became of it.
@NullMarked
package gov.notify.api.admin.statistics;

import org.jspecify.annotations.NullMarked;
