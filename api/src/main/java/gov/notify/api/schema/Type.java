package gov.notify.api.schema;

/// What a value may have to be, as both wordings call it.
public enum Type {
    STRING("string", "Not a valid string."),
    BOOLEAN("boolean", "Not a valid boolean."),
    INTEGER("integer", "Not a valid integer."),
    NUMBER("number", "Not a valid number."),
    OBJECT("object", "Not a valid mapping type."),
    ARRAY("array", "Not a valid list."),
    ARRAY_OR_NULL("array, null", "Not a valid list."),
    STRING_OR_NULL("string, null", "Not a valid string.");

    private final String inSchema;
    private final String inForm;

    Type(String inSchema, String inForm) {
        this.inSchema = inSchema;
        this.inForm = inForm;
    }

    String inSchema() {
        return inSchema;
    }

    String inForm() {
        return inForm;
    }
}
