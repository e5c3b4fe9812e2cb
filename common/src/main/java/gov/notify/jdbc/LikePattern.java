package gov.notify.jdbc;

/// Patterns for SQL's `like … escape '\'`.
public final class LikePattern {

    private LikePattern() {}

    /// Of whatever has this text in it; every character stands for itself.
    public static String containing(String text) {
        return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
