package gov.notify.api.admin.folder;

import gov.notify.api.json.PythonNotation;
import gov.notify.api.schema.InvalidValueException;

/// Reads what a folder is to be called: without white space at its ends, and not without a name.
final class FolderName {

    private static final int LONGEST = 255;

    private FolderName() {}

    static String of(String text) throws InvalidValueException {
        var name = text.strip();
        if (name.isEmpty()) {
            // Two blanks: the quoted text is between them (docs/contract/admin-api.md, 3.4).
            throw new InvalidValueException(" should be non-empty");
        }
        if (name.codePointCount(0, name.length()) > LONGEST) {
            throw new InvalidValueException(PythonNotation.of(name) + " is too long");
        }
        return name;
    }
}
