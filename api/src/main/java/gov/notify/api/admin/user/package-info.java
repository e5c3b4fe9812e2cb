/// People who use the admin application: who they are, what they belong to, and whether a password is theirs.
@NullMarked
package gov.notify.api.admin.user;

import org.jspecify.annotations.NullMarked;
