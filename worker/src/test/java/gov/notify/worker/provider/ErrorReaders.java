package gov.notify.worker.provider;

import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/// Who reads the errors of a provider, by the name that it has in tables of errors.
final class ErrorReaders {

    private static final Map<String, Function<AwsError, ErrorClass>> BY_PROVIDER = Map.of(
            "ses-v2", SesErrors::classOf,
            "sns", SnsErrors::classOf,
            "eum", EumErrors::classOf,
            "pinpoint", PinpointErrors::classOf);

    private ErrorReaders() {}

    static ErrorClass classOf(String provider, AwsError error) {
        return Objects.requireNonNull(BY_PROVIDER.get(provider), "no such provider")
                .apply(error);
    }
}
