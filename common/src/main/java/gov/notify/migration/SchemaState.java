package gov.notify.migration;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationVersion;

/// What the database has, beside what this program needs.
///
/// A newer schema serves an older program, as while programs are replaced: migrations expand. One that takes away what
/// programs of a version still use says so in its name, `V61__contract_57_no_old_names.sql`: programs whose own newest
/// migration is older than 57 cannot use what it leaves.
///
/// @param found the newest migration that was applied, by whomever
/// @param needed the newest of this program's own
/// @param missing whether one of this program's own was not applied
/// @param oldest the oldest version that a program may have
record SchemaState(
        Optional<MigrationVersion> found, MigrationVersion needed, boolean missing, MigrationVersion oldest) {

    private static final Pattern CONTRACT = Pattern.compile("contract (\\d+)\\b.*");
    private static final Comparator<MigrationVersion> BY_VERSION = Comparator.naturalOrder();

    static SchemaState of(MigrationInfoService info) {
        var all = Arrays.stream(info.all())
                .filter(migration -> migration.getVersion() != null)
                .toList();
        return new SchemaState(
                newest(all, applied()),
                newest(all, own()).orElse(MigrationVersion.EMPTY),
                all.stream().anyMatch(own().and(applied().negate())),
                all.stream()
                        .filter(applied())
                        .flatMap(SchemaState::oldest)
                        .max(BY_VERSION)
                        .orElse(MigrationVersion.EMPTY));
    }

    /// Why this program can never work here, in a sentence; empty where it can, or could once somebody migrates.
    Optional<String> refusal() {
        return needed.compareTo(oldest) < 0
                ? Optional.of("The schema is of version " + version() + ", which programs older than version " + oldest
                        + " cannot use, and this one is of version " + needed + ": deploy a newer one")
                : Optional.empty();
    }

    /// What is waited for, in a sentence.
    String lack() {
        return "The schema is " + found.map(version -> "of version " + version).orElse("not there")
                + ", and this program needs version " + needed + ": it waits until the worker's migrate has run";
    }

    /// The version of the schema, in a word.
    String version() {
        return found.map(MigrationVersion::toString).orElse("none");
    }

    private static Stream<MigrationVersion> oldest(MigrationInfo migration) {
        var contract = CONTRACT.matcher(migration.getDescription());
        return contract.matches() ? Stream.of(MigrationVersion.fromVersion(contract.group(1))) : Stream.empty();
    }

    private static Optional<MigrationVersion> newest(List<MigrationInfo> all, Predicate<MigrationInfo> which) {
        return all.stream().filter(which).map(MigrationInfo::getVersion).max(BY_VERSION);
    }

    private static Predicate<MigrationInfo> own() {
        return migration -> migration.getState().isResolved();
    }

    private static Predicate<MigrationInfo> applied() {
        return migration -> migration.getState().isApplied();
    }
}
