package gov.notify.api.admin.organization;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import gov.notify.api.command.OperatorCommand;
import gov.notify.api.command.OperatorFile;
import gov.notify.api.command.OperatorRefusal;
import gov.notify.organization.Organization;
import gov.notify.organization.OrganizationDomain;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// An operator's commands about organizations.
@Singleton
@Command(name = "organization", description = "Agencies that services belong to.")
public class OrganizationCommands implements OperatorCommand {

    private final Organizations organizations;

    OrganizationCommands(Organizations organizations) {
        this.organizations = organizations;
    }

    @Command(
            name = "import",
            description =
                    "Makes the organizations of a file; one that is there by its name gets the domains it lacks. All of"
                            + " them or none.%nThe file: CSV whose first line is name,organization_type,domains; several domains have"
                            + " blanks between.")
    String importFile(@Parameters(paramLabel = "FILE", description = "A CSV file.") Path file) {
        var rows = rows(file);
        return QuarkusTransaction.requiringNew().call(() -> {
            var lines = new ArrayList<String>();
            for (var row : rows) {
                lines.add(take(row));
            }
            return lines.isEmpty() ? "unchanged: " + file + " has no organizations" : String.join("\n", lines);
        });
    }

    private String take(Row row) {
        var known = Organization.<Organization>find("name", row.name()).firstResultOptional();
        if (known.isEmpty()) {
            return "made organization "
                    + organizations.create(new OrganizationRequest(
                                    List.of(made -> made.name = row.name(), made -> made.organizationType = row.type()),
                                    row.domains(),
                                    false,
                                    false,
                                    false))
                            .id
                    + ", " + row.name();
        }
        var organization = Organization.locked(known.get().id).orElseThrow();
        var all = new LinkedHashSet<>(OrganizationDomain.of(organization.id));
        if (!all.addAll(row.domains())) {
            return "unchanged: organization " + organization.id + ", " + row.name();
        }
        organizations.change(organization, new OrganizationRequest(List.of(), List.copyOf(all), false, false, false));
        return "organization " + organization.id + " has the domains " + String.join(" ", all);
    }

    private static List<Row> rows(Path file) {
        try (var records = CsvReader.builder().ofNamedCsvRecord(OperatorFile.text(file))) {
            return records.stream().map(Row::of).toList();
        } catch (CsvParseException | NoSuchElementException | IOException _) {
            throw new OperatorRefusal(file + " is no CSV file with the columns " + String.join(",", Row.COLUMNS));
        }
    }

    /// An organization as a line of the file has it.
    private record Row(String name, String type, List<String> domains) {

        static final List<String> COLUMNS = List.of("name", "organization_type", "domains");

        private static final int LONGEST = 255;

        static Row of(NamedCsvRecord line) {
            var name = line.getField(COLUMNS.get(0)).strip();
            var type = line.getField(COLUMNS.get(1)).strip();
            var domains = Arrays.stream(line.getField(COLUMNS.get(2))
                            .strip()
                            .toLowerCase(Locale.ROOT)
                            .split("\\s+"))
                    .filter(domain -> !domain.isEmpty())
                    .distinct()
                    .toList();
            if (name.isEmpty() || name.length() > LONGEST) {
                throw new OperatorRefusal("Line " + line.getStartingLineNumber() + ": a name has 1 to 255 characters");
            }
            if (!OrganizationRequest.TYPES.contains(type)) {
                throw new OperatorRefusal("Line " + line.getStartingLineNumber() + ": a type is one of "
                        + String.join(", ", OrganizationRequest.TYPES));
            }
            if (domains.stream().anyMatch(domain -> domain.contains("@") || domain.length() > LONGEST)) {
                throw new OperatorRefusal("Line " + line.getStartingLineNumber() + ": a domain is like agency.gov");
            }
            return new Row(name, type, domains);
        }
    }
}
