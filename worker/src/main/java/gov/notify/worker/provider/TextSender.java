package gov.notify.worker.provider;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Decides what a text comes from: the row's own number, its name where the country shows names, else our number.
///
/// @param ours the number of everyone who has none, E.164
/// @param showsNames whether the country of a number (E.164) displays alphanumeric senders
record TextSender(String ours, Predicate<String> showsNames) {

    private static final Pattern NUMBER = Pattern.compile("\\+?\\d{5,14}");
    private static final Pattern NAME = Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9-]{1,11}");

    /// The number it is sent from; also whose rate it spends.
    String number(OutgoingMessage.Text text) {
        var sender = text.sender();
        return sender != null && NUMBER.matcher(sender).matches() ? sender : ours;
    }

    /// The name the phone shows instead of a number. Never in the United States, where carriers refuse them.
    Optional<String> name(OutgoingMessage.Text text) {
        return Optional.ofNullable(text.sender())
                .filter(sender -> text.international() && NAME.matcher(sender).matches())
                .filter(_ -> showsNames.test(text.to().value()));
    }
}
