package gov.notify.api.contract;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A route of the internal API as `contract/admin-api-routes.tsv` lists it.
///
/// @param number in the contract; those of its second part begin with `2.`
/// @param path with the names of what a call is made with in braces
/// @param unknown what is answered where a name leads nowhere, if that is not 404
/// @param foreign what is answered where all belongs to another tenant; empty means 404
/// @param state what the program has of it, as the list's first lines explain
record AdminRoute(
        String number, String method, String path, Map<String, String> unknown, String foreign, String state) {

    /// What a name in a path is where only its place counts.
    static final String PLACE = "{}";

    private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");
    private static final List<String> TENANTS = List.of("service", "user", "organization");
    private static final List<String> NO_IDS = List.of("invite_token", "org_invite_token", "type", "day", "days");

    private static final List<AdminRoute> LISTED = load();
    private static final List<AdminRoute> ALL =
            LISTED.stream().filter(route -> route.here() || route.isToCome()).toList();

    /// Those that the program has, or will have, for the admin application alone.
    static List<AdminRoute> all() {
        return ALL;
    }

    /// Every line of the list.
    static List<AdminRoute> listed() {
        return LISTED;
    }

    private static List<AdminRoute> load() {
        try (var file = AdminRoute.class.getResourceAsStream("/contract/admin-api-routes.tsv")) {
            var text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(AdminRoute::read)
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static AdminRoute read(String line) {
        var columns = line.split("\t", -1);
        var unknown = Arrays.stream(columns[3].split(","))
                .filter(each -> !each.isEmpty())
                .map(each -> each.split("="))
                .collect(Collectors.toMap(each -> each[0], each -> each[1]));
        return new AdminRoute(columns[0], columns[1], columns[2], unknown, columns[4], columns[5]);
    }

    static AdminRoute of(String number) {
        return listed().stream()
                .filter(route -> route.number().equals(number))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no route has the number " + number));
    }

    boolean here() {
        return state.equals("here");
    }

    /// With a family that has not come yet.
    boolean isToCome() {
        return state.startsWith("to come: ");
    }

    /// The number under which the same route stands where this is its second place; else its own.
    String firstNumber() {
        return state.startsWith("is ") ? state.substring("is ".length()) : number;
    }

    /// Method and path without names: as the program calls its routes.
    String signature() {
        return method + " "
                + NAME.matcher(path)
                        .replaceAll(name -> name.group(1).endsWith("token") ? AdminRoutesOfProgram.TOKEN : PLACE);
    }

    /// What stands in braces, in order.
    List<String> names() {
        return NAME.matcher(path).results().map(result -> result.group(1)).toList();
    }

    /// Those that are ids.
    List<String> ids() {
        return names().stream().filter(name -> !NO_IDS.contains(name)).toList();
    }

    /// Whether there is something of a tenant's below it, so that another tenant's must not be found.
    boolean isOfATenant() {
        return leadsBelowATenant() && !foreign.equals("-");
    }

    /// To something that somebody has.
    boolean leadsBelowATenant() {
        var ids = ids();
        return ids.size() > 1 && TENANTS.contains(ids.getFirst());
    }

    List<Integer> statusesOfUnknown(String name) {
        var written = unknown.getOrDefault(name, "404");
        return written.equals("?") ? List.of() : statuses(written);
    }

    List<Integer> statusesOfForeign() {
        return foreign.isEmpty() ? List.of(404) : statuses(foreign);
    }

    private static List<Integer> statuses(String written) {
        return new ArrayList<>(
                Arrays.stream(written.split("\\|")).map(Integer::valueOf).toList());
    }

    /// The path with values in place of names.
    String filled(Map<String, String> values) {
        return NAME.matcher(path).replaceAll(name -> Objects.requireNonNull(values.get(name.group(1)), name.group(1)));
    }

    @Override
    public String toString() {
        return number + " " + method + " " + path;
    }
}
