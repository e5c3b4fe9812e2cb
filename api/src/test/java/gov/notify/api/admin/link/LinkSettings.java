package gov.notify.api.admin.link;

import java.util.List;
import java.util.Optional;

/// Settings of links, as an operator might give them.
record LinkSettings(Optional<String> secretKey, Optional<String> dangerousSalt, Optional<List<String>> bases)
        implements LinkConfig {

    /// @param secret empty for none
    /// @param salt empty for none
    LinkSettings(String secret, String salt) {
        this(
                Optional.of(secret).filter(text -> !text.isEmpty()),
                Optional.of(salt).filter(text -> !text.isEmpty()),
                Optional.empty());
    }

    LinkSettings alsoAt(String... addresses) {
        return new LinkSettings(secretKey, dangerousSalt, Optional.of(List.of(addresses)));
    }
}
