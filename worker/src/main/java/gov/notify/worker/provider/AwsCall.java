package gov.notify.worker.provider;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/// One call to one AWS service, turned into an answer whatever happens.
///
/// @param table what the service's own errors mean
/// @param reasons finds the finer word that some services add to an error; empty for the others
/// @param quotaPause how long to leave the service alone when its allowance is spent
record AwsCall(
        Function<AwsError, ErrorClass> table, Function<AwsServiceException, String> reasons, Duration quotaPause) {

    AwsCall(Function<AwsError, ErrorClass> table, Duration quotaPause) {
        this(table, _ -> "", quotaPause);
    }

    /// @param call makes the call and returns the service's id for the message
    Handover make(Supplier<String> call) {
        return answer(() -> new Handover.Accepted(call.get()));
    }

    /// @param call makes the call and says what the service's answer means
    Handover answer(Supplier<Handover> call) {
        var progress = new RequestProgress();
        try {
            return ScopedValue.where(RequestProgress.CURRENT, progress).call(call::get);
        } catch (AwsServiceException e) {
            var error = AwsError.of(e, reasons.apply(e));
            return table.apply(error).handover(error.asReason(), quotaPause);
        } catch (SdkClientException e) {
            return TransportErrors.classOf(e, progress.isBegun()).handover(TransportErrors.reasonOf(e), quotaPause);
        }
    }
}
