package gov.notify.worker.simulate;

import gov.notify.message.Channel;
import java.util.UUID;

/// A message of a test key that counts as handed over.
///
/// @param reference what its "provider" calls it
/// @param fate what becomes of it
record SimulatedMessage(UUID id, Channel channel, String reference, SimulatedOutcome fate) {}
