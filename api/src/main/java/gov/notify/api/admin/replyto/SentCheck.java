package gov.notify.api.admin.replyto;

import java.util.UUID;

/// The message that tries an address.
///
/// @param id the notification, of Notify's own service
record SentCheck(UUID id) {}
