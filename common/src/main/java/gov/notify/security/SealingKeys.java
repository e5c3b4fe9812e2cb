package gov.notify.security;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// Reads `SEALING_KEYS`: `id:base64 of 32 bytes`, comma-separated, ids 0 to 127, the first one seals.
public final class SealingKeys {

    private static final int KEY_BYTES = 32;

    private SealingKeys() {}

    /// @throws IllegalArgumentException naming what is wrong, without showing a key
    public static Sealing parse(String setting) {
        Map<Byte, SecretKey> keys = new LinkedHashMap<>();
        byte first = -1;
        for (String entry : setting.split(",", -1)) {
            int colon = entry.indexOf(':');
            if (colon < 0) {
                throw new IllegalArgumentException("SEALING_KEYS: each entry must be id:base64");
            }
            byte id = id(entry.substring(0, colon).strip());
            if (keys.put(id, key(id, entry.substring(colon + 1).strip())) != null) {
                throw new IllegalArgumentException("SEALING_KEYS: the id " + id + " stands there twice");
            }
            if (first < 0) {
                first = id;
            }
        }
        return new Sealing(first, keys);
    }

    private static byte id(String text) {
        try {
            byte id = Byte.parseByte(text);
            if (id >= 0) {
                return id;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("SEALING_KEYS: an id must be a number from 0 to 127", e);
        }
        throw new IllegalArgumentException("SEALING_KEYS: an id must be a number from 0 to 127");
    }

    private static SecretKey key(byte id, String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("SEALING_KEYS: key " + id + " is not base64", e);
        }
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException("SEALING_KEYS: key " + id + " must have 32 bytes, not " + bytes.length);
        }
        return new SecretKeySpec(bytes, "AES");
    }
}
