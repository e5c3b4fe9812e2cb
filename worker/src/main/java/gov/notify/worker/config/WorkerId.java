package gov.notify.worker.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;

/// Name of one run of one worker: consumer of its streams, owner of its claims. Never used again after a restart.
public record WorkerId(String value) {

    /// `worker-{instance or host}-{start in ms}-{pid}`; the instance is Cloud Foundry's.
    public static WorkerId ofThisProcess(long startMillis) {
        var instance = System.getenv("CF_INSTANCE_GUID");
        var place = instance == null || instance.isBlank() ? host() : instance;
        var name = "worker-" + place + "-" + startMillis + "-"
                + ProcessHandle.current().pid();
        return new WorkerId(name.toLowerCase(Locale.ROOT));
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            return "host";
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
