package gov.notify.api.json;

/// The bytes are not one JSON value in UTF-8. Says nothing of them.
public final class MalformedJson extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedJson() {
        super("not JSON", null, false, false);
    }
}
