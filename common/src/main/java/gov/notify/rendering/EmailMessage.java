package gov.notify.rendering;

/// An email as it is sent: the subject header and both bodies. `toString()` hides the content.
public record EmailMessage(String subject, String text, String html) {

    @Override
    public String toString() {
        return "EmailMessage";
    }
}
