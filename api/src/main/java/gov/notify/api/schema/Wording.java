package gov.notify.api.schema;

/// In which words a family of routes tells what is wrong with a body or a query: those of
/// docs/contract/admin-api.md, 3.3 (forms) or 3.4 (schemas).
public enum Wording {
    /// Sentences that begin with the field and quote the value: `age is a required property`.
    SCHEMA,
    /// Texts by field, as beside the fields of a form: `Missing data for required field.`
    FORM
}
