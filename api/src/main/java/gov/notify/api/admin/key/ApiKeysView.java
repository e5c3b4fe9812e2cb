package gov.notify.api.admin.key;

import com.fasterxml.jackson.annotation.JsonProperty;
import gov.notify.api.json.S0;
import gov.notify.service.ApiKey;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Keys as the admin application sees them: without their secrets.
record ApiKeysView(@JsonProperty("apiKeys") List<Key> keys) {

    static ApiKeysView of(List<ApiKey> keys) {
        return new ApiKeysView(keys.stream().map(Key::of).toList());
    }

    record Key(
            UUID id,
            String name,
            String keyType,
            UUID createdBy,
            S0 createdAt,
            @Nullable S0 updatedAt,
            @Nullable S0 expiryDate,
            int version) {

        private static Key of(ApiKey row) {
            return new Key(
                    row.id,
                    row.name,
                    row.keyType,
                    row.createdById,
                    new S0(row.createdAt),
                    S0.of(row.updatedAt),
                    S0.of(row.expiryDate),
                    row.version);
        }
    }
}
