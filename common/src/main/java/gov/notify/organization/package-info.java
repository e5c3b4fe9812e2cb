/// Agencies, their domains and the people who look after them.
@NullMarked
package gov.notify.organization;

import org.jspecify.annotations.NullMarked;
