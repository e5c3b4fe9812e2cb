/// Files of recipients that are sent one template. There are none yet: what the admin application
/// asks for on its pages is answered as for a service that has never sent a file.
@NullMarked
package gov.notify.api.admin.job;

import org.jspecify.annotations.NullMarked;
