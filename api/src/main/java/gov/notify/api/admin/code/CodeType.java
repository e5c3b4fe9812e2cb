package gov.notify.api.admin.code;

/// By what way a code reaches a person.
enum CodeType {
    SMS("sms"),
    EMAIL("email");

    private final String wireName;

    CodeType(String wireName) {
        this.wireName = wireName;
    }

    /// The name in `verify_codes.code_type` and in requests.
    String wireName() {
        return wireName;
    }
}
