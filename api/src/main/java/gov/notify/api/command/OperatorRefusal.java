package gov.notify.api.command;

/// Why a command is not carried out, in a sentence for the operator. Expected, so it costs no stack trace.
public final class OperatorRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public OperatorRefusal(String sentence) {
        super(sentence, null, false, false);
    }
}
