package gov.notify.worker.receipt;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How texts are told apart that did not arrive.
@ConfigMapping(prefix = "notify.sms")
public interface ReceiptConfig {

    /// `detailed` says whether it is worth trying again; `reference` says `failed`.
    @WithDefault("detailed")
    FailureMapping failureMapping();
}
