/// Decides who is calling: a token signed with a key of a service (public contract, section 1).
@NullMarked
package gov.notify.api.auth;

import org.jspecify.annotations.NullMarked;
