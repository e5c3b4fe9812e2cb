/// Codes and links by which people prove who they are, and what opens a session of theirs.
@NullMarked
package gov.notify.api.admin.code;

import org.jspecify.annotations.NullMarked;
