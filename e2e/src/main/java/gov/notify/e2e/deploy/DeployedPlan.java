package gov.notify.e2e.deploy;

/// How long and how hard programs that were started from their manifests must work.
///
/// @param rate messages offered a second, half of them emails and half texts
/// @param warmUpSeconds under the same load, before it is looked at how many are accepted a second
/// @param seconds after that
public record DeployedPlan(double rate, double warmUpSeconds, double seconds) {

    /// What `make deployed` does unless told otherwise.
    static DeployedPlan full(double seconds) {
        return new DeployedPlan(200, 20, seconds);
    }

    /// What `make test` does.
    public static DeployedPlan brief() {
        return new DeployedPlan(100, 10, 15);
    }
}
