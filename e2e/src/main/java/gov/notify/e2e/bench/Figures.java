package gov.notify.e2e.bench;

import com.fasterxml.jackson.databind.JsonNode;
import gov.notify.e2e.world.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.stream.StreamSupport;

/// What `make bench` measured, from its file; a program that models something takes its speeds from here.
public final class Figures {

    private final JsonNode rows;

    private Figures(JsonNode rows) {
        this.rows = rows;
    }

    /// @param bench the file; where there is none, nothing was measured
    public static Figures of(Path bench) {
        try {
            return new Figures(
                    Files.exists(bench) ? Json.parse(Files.readString(bench)).path("benchmarks") : Json.object());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The median of a benchmark, if it was carried out.
    public OptionalDouble value(String name) {
        return figure(name, "value");
    }

    /// What was measured beside it.
    public OptionalDouble baseline(String name) {
        return figure(name, "baseline_value");
    }

    private OptionalDouble figure(String name, String field) {
        return StreamSupport.stream(rows.spliterator(), false)
                .filter(row -> row.path("name").asText().equals(name))
                .mapToDouble(row -> row.path(field).asDouble())
                .filter(figure -> figure > 0)
                .findFirst();
    }
}
