package gov.notify.worker.provider;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/// One call to one AWS service, turned into an answer whatever happens.
///
/// @param table what the service's own errors mean
/// @param quotaPause how long to leave the service alone when its allowance is spent
record AwsCall(Function<AwsError, ErrorClass> table, Duration quotaPause) {

    /// @param call makes the call and returns the service's id for the message
    Handover make(Supplier<String> call) {
        try {
            return new Handover.Accepted(call.get());
        } catch (AwsServiceException e) {
            return failed(AwsError.of(e, ""));
        } catch (SdkClientException e) {
            return TransportErrors.classOf(e).handover(TransportErrors.reasonOf(e), quotaPause);
        }
    }

    Handover failed(AwsError error) {
        return table.apply(error).handover(error.asReason(), quotaPause);
    }
}
