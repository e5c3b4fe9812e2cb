package gov.notify.api.admin.code;

import gov.notify.security.RecipientHash;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HexFormat;
import java.util.UUID;

/// The hash under which a code is stored and found: HMAC-SHA-256 over the code, its type and whose it is.
///
/// A fast hash will do. Six digits are guessed in an instant however slow the hash, so what protects them is a
/// key that stands in no table, that they are good for half an hour, and that ten failures lock a person out; a
/// slow one would only let whoever asks fifty times at once take a core each time. With the key a look-up by
/// the hash tells nothing by the time it takes.
@ApplicationScoped
class CodeHash {

    private final RecipientHash hashes;

    CodeHash(RecipientHash hashes) {
        this.hashes = hashes;
    }

    /// @param type as the request has it, known or not
    String of(UUID userId, String type, String code) {
        // No recipient has line breaks, so none can have a code's hash.
        return HexFormat.of().formatHex(hashes.of("code\n" + userId + "\n" + type + "\n" + code));
    }
}
