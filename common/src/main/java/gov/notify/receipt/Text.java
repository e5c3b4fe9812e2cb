package gov.notify.receipt;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/// Reads the small texts of events, forgiving what is malformed: a receipt is worth more than its timestamp.
final class Text {

    private static final int LONGEST_WORD = 60;
    private static final DateTimeFormatter LOG_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss[.SSS]");

    private Text() {}

    /// A type we do not know, fit to be stored: it could be anything.
    static String word(String type) {
        var safe = type.replaceAll("[^A-Za-z0-9_. -]", "");
        return safe.isBlank() ? "unknown" : safe.substring(0, Math.min(LONGEST_WORD, safe.length()));
    }

    /// ISO 8601, as SES writes it.
    static @Nullable Instant instant(String text) {
        try {
            return text.isEmpty() ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /// `2026-03-02 15:00:00.558`, as the SNS delivery log writes it; UTC.
    static @Nullable Instant logTime(String text) {
        try {
            return text.isEmpty() ? null : LocalDateTime.parse(text, LOG_TIME).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
