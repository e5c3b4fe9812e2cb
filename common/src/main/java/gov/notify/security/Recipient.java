package gov.notify.security;

import gov.notify.message.Channel;

/// An email address or phone number of a person. Prints as its kind, never as its value.
public record Recipient(Channel kind, String value) {

    @Override
    public String toString() {
        return "Recipient[" + kind + "]";
    }
}
