/// How the stand-in for AWS behaves: latency, faults, receipts; changed while it runs.
@NullMarked
package gov.notify.sandbox.behaviour;

import org.jspecify.annotations.NullMarked;
