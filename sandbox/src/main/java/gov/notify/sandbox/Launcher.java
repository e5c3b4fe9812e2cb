package gov.notify.sandbox;

import gov.notify.sandbox.run.Options;
import gov.notify.sandbox.run.Sandbox;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// The command behind `make sandbox` and `make run`: starts, prints where everything is, and stops all of it on Ctrl-C.
///
///     sandbox              the outside world alone
///     run [--workers N]    also the api and N workers
public final class Launcher {
    private static final String USAGE = "usage: sandbox | run [--workers N]";

    private Launcher() {}

    public static void main(String[] arguments) throws InterruptedException {
        try {
            start(List.of(arguments));
        } catch (IllegalStateException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } catch (RuntimeException e) { // a defect, or a machine in trouble: told in full, and stopped all the same
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static void start(List<String> arguments) throws InterruptedException {
        var command = arguments.isEmpty() ? "" : arguments.getFirst();
        if (!List.of("sandbox", "run").contains(command)) {
            throw new IllegalArgumentException(USAGE);
        }
        var sandbox = Sandbox.start(Options.of(System.getenv(), workers(arguments)), System.out);
        Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "stop"));
        if ("run".equals(command)) {
            sandbox.startPrograms();
        }
        sandbox.describe();
        System.out.println(sandbox.banner());
        new CountDownLatch(1).await();
    }

    private static int workers(List<String> arguments) {
        var at = arguments.indexOf("--workers");
        if (at < 0) {
            return 1;
        }
        try {
            return Integer.parseInt(arguments.get(at + 1));
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            throw new IllegalArgumentException(USAGE, e);
        }
    }
}
