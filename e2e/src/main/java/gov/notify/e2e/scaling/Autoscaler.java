package gov.notify.e2e.scaling;

/// Decides how many instances there shall be.
interface Autoscaler {

    /// To be asked every second, in their order.
    ///
    /// @param instances there are, ready or not
    /// @return how many there shall be
    int decide(int second, int instances, FleetView seen);

    /// How many there are at the beginning.
    int least();

    /// The most there can be.
    int most();
}
