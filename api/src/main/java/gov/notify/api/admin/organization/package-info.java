/// Agencies: what they are called, their domains and agreements, the services and the people that
/// belong to them.
@NullMarked
package gov.notify.api.admin.organization;

import org.jspecify.annotations.NullMarked;
