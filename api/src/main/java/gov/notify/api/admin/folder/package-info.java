/// The folders that teams keep templates in, and which members see them.
@NullMarked
package gov.notify.api.admin.folder;

import org.jspecify.annotations.NullMarked;
