/// Says how much there is to do and how much room a worker has, so that whoever decides how many workers run can: as
/// gauges, and to the App Autoscaler of Cloud Foundry where it is bound. What it says never holds up what is sent.
@NullMarked
package gov.notify.worker.scale;

import org.jspecify.annotations.NullMarked;
