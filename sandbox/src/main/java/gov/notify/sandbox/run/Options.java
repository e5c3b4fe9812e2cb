package gov.notify.sandbox.run;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// What the environment and the command line ask of the launcher.
///
/// @param home the repository, where the programs are built
/// @param folder where the sandbox keeps its data
/// @param workers how many workers `run` starts
/// @param apiPort of the api
/// @param workerPort of the first worker; the others take free ones
/// @param inboxPort of the inbox
/// @param loginPort of the stand-in for Login.gov
/// @param environment variables as the launcher has them
public record Options(
        Path home,
        Path folder,
        int workers,
        int apiPort,
        int workerPort,
        int inboxPort,
        int loginPort,
        Map<String, String> environment) {

    private static final int MOST_WORKERS = 16;

    /// @throws IllegalArgumentException with a sentence for the user
    public static Options of(Map<String, String> environment, int workers) {
        if (workers < 1 || workers > MOST_WORKERS) {
            throw new IllegalArgumentException("There can be 1 to " + MOST_WORKERS + " workers, not " + workers);
        }
        var home = Path.of("").toAbsolutePath();
        return new Options(
                home,
                home.resolve(environment.getOrDefault("NOTIFY_SANDBOX_DIR", ".sandbox")),
                workers,
                port(environment, "NOTIFY_API_PORT", 6011),
                port(environment, "NOTIFY_WORKER_PORT", 6013),
                port(environment, "NOTIFY_INBOX_PORT", 8025),
                port(environment, "NOTIFY_LOGIN_PORT", 0),
                environment);
    }

    /// A variable that names something real to use in place of the sandbox's own.
    Optional<String> external(String variable) {
        return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isBlank());
    }

    Path logs() {
        return folder.resolve("logs");
    }

    private static int port(Map<String, String> environment, String variable, int usual) {
        var text = environment.getOrDefault(variable, "");
        if (text.isBlank()) {
            return usual;
        }
        try {
            var port = Integer.parseInt(text.strip());
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(variable + " must be a port number, not " + text, e);
        }
        throw new IllegalArgumentException(variable + " must be from 0 to 65535, not " + text);
    }
}
