/// Hands messages to the outside world and says what came of it.
///
/// One [Provider][gov.notify.worker.provider.Provider] per service we can send through. Providers know nothing of
/// notifications, retries or streams: they take a finished message and answer with a
/// [Handover][gov.notify.worker.provider.Handover]. [Providers][gov.notify.worker.provider.Providers] says which one to
/// ask; what happens next is `worker.deliver`'s.
@NullMarked
package gov.notify.worker.provider;

import org.jspecify.annotations.NullMarked;
