package gov.notify.sandbox.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Commands run in a session of their own, so that Ctrl-C in the terminal reaches only the launcher and the order of
/// stopping stays ours.
final class Detached {
    private static final Optional<Path> SETSID = onPath("setsid");

    private Detached() {}

    /// The same command, detached where the system has `setsid`; the process id does not change.
    static List<String> command(List<String> command) {
        if (SETSID.isEmpty()) {
            return command;
        }
        var detached = new ArrayList<String>();
        detached.add(SETSID.get().toString());
        detached.addAll(command);
        return detached;
    }

    /// Where the PATH has this program.
    static Optional<Path> onPath(String program) {
        var path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        return List.of(path.split(":")).stream()
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
