package gov.notify.e2e.scaling;

import java.util.List;

/// Hours of arrivals.
///
/// @param steps one after the other
/// @param atOnce messages that come together in the first second after the first step, as a file of them does
/// @param providerLimit messages a second that the provider takes
/// @param speed of workers, as a share of what they are said to do
record Scenario(String name, List<Step> steps, long atOnce, long providerLimit, double speed) {

    private static final long NO_LIMIT = 1_000_000;

    /// @param perSecond messages accepted
    record Step(int minutes, int perSecond) {}

    static List<Scenario> all() {
        return List.of(
                of(
                        "steps of 10 to 500/s and back",
                        new Step(20, 10),
                        new Step(30, 50),
                        new Step(30, 100),
                        new Step(30, 200),
                        new Step(30, 350),
                        new Step(60, 500),
                        new Step(30, 200),
                        new Step(120, 10)),
                of("from 10 to 500/s at once", new Step(20, 10), new Step(60, 500), new Step(120, 10)),
                of("300/s all day", new Step(24 * 60, 300)),
                of("a night without traffic", new Step(120, 250), new Step(8 * 60, 0), new Step(120, 250)),
                new Scenario(
                        "a file of 100,000, else 10/s",
                        List.of(new Step(20, 10), new Step(160, 10)),
                        100_000,
                        NO_LIMIT,
                        1),
                new Scenario(
                        "500/s, the provider takes 100/s",
                        List.of(new Step(20, 10), new Step(60, 500), new Step(360, 10)),
                        0,
                        100,
                        1),
                new Scenario(
                        "250/s, workers half as fast as said",
                        List.of(new Step(20, 10), new Step(240, 250), new Step(120, 10)),
                        0,
                        NO_LIMIT,
                        0.5));
    }

    private static Scenario of(String name, Step... steps) {
        return new Scenario(name, List.of(steps), 0, NO_LIMIT, 1);
    }

    int seconds() {
        return steps.stream().mapToInt(step -> step.minutes() * 60).sum();
    }

    long arrivals(int second) {
        int from = 0;
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            int to = from + step.minutes() * 60;
            if (second < to) {
                return step.perSecond() + (i == 1 && second == from ? atOnce : 0);
            }
            from = to;
        }
        return 0;
    }
}
