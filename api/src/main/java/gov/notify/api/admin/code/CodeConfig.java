package gov.notify.api.admin.code;

import gov.notify.config.Range;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How often people are sent codes and links to sign in, and may try them.
@ConfigMapping(prefix = "notify.codes")
public interface CodeConfig {

    /// Codes and links that one person may have sent within an hour, to whatever address.
    @Range(min = "1")
    @WithDefault("20")
    int messagesPerPerson();

    /// Codes and links that one address or number is sent within an hour, whoever asks for them.
    @Range(min = "1")
    @WithDefault("20")
    int messagesPerAddress();

    /// Codes that one person may try within the time below, right ones not counted. Ten wrong ones in a row lock
    /// the person out besides; a right password ends that, but not this. Setting the counter back ends both.
    @Range(min = "1")
    @WithDefault("20")
    int guesses();

    /// The time for which guesses are counted.
    @Range(min = "1s", max = "1d")
    @WithDefault("15m")
    Duration guessesWithin();
}
