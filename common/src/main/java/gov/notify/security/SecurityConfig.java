package gov.notify.security;

import gov.notify.config.Required;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithName;

/// What seals and hides what people wrote.
@ConfigMapping(prefix = "")
public interface SecurityConfig {

    /// Keys that seal recipients, personalisation and secrets: the first seals, every one opens.
    @WithName("SEALING_KEYS")
    @Required("id:base64 of 32 bytes, comma-separated, the first of which seals")
    @WithConverter(Required.Text.class)
    String sealingKeys();

    /// Key of the hashes that recipients are looked up by. With another one, what came before is not found.
    @WithName("RECIPIENT_HASH_KEY")
    @Required("base64 of at least 32 bytes")
    @WithConverter(Required.Text.class)
    String recipientHashKey();
}
