package gov.notify.e2e.chaos;

/// `make chaos`: `SEED=`, `FAULTS=`, `MESSAGES=` and `STORED=` in the environment choose another attack.
///
/// Ends with status 1 when any promise was broken.
public final class Chaos {
    private Chaos() {}

    @SuppressWarnings("SystemOut") // what this program is for
    public static void main(String[] arguments) {
        var usual = ChaosPlan.full(number("SEED", 1));
        var plan = new ChaosPlan(
                usual.seed(),
                (int) number("FAULTS", usual.faults()),
                (int) number("MESSAGES", usual.messages()),
                (int) number("ROUND", usual.round()),
                number("RATE", (long) usual.rate()),
                (int) number("STORED", usual.stored()));
        System.out.println("chaos: " + plan);
        if (ChaosEnvironment.faketime().isEmpty()) {
            System.out.println("chaos: no clock is moved, because Debian's package faketime is not installed");
        }
        var verdict = ChaosRun.run(plan, System.out::println);
        verdict.violations().forEach(violation -> System.out.println("chaos: VIOLATED: " + violation));
        System.out.println(verdict.line());
        System.exit(verdict.violations().isEmpty() ? 0 : 1);
    }

    private static long number(String variable, long usual) {
        var text = System.getenv().getOrDefault(variable, "").strip();
        try {
            return text.isEmpty() ? usual : Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(variable + " must be a number, not " + text, e);
        }
    }
}
