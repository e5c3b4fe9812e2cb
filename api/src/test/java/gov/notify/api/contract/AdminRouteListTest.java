package gov.notify.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The list of the contract's routes, its table of cases and the program have the same routes.
class AdminRouteListTest {

    private final Set<String> program = AdminRoutesOfProgram.signatures();
    private final List<AdminRoute> listed = AdminRoute.all();

    @Test
    void every_route_of_the_program_is_listed() {
        assertThat(program).isSubsetOf(signatures(true, false));
    }

    @Test
    void what_is_listed_as_here_is_here() {
        assertThat(signatures(true)).isSubsetOf(program);
    }

    @Test
    void what_is_listed_as_still_to_come_has_not_come() {
        assertThat(signatures(false)).doesNotContainAnyElementsOf(program);
    }

    @Test
    void every_route_that_is_here_has_a_row_that_succeeds() {
        var successful = AdminCase.all().stream()
                .filter(AdminCase::isSuccess)
                .map(AdminCase::number)
                .collect(Collectors.toSet());

        assertThat(listed).filteredOn(AdminRoute::here).allMatch(route -> successful.contains(route.number()));
    }

    @Test
    void every_row_is_about_a_listed_route_and_has_a_name_of_its_own() {
        var names = AdminCase.all().stream().map(AdminCase::name).toList();

        assertThat(names).doesNotHaveDuplicates();
        assertThat(AdminCase.all()).allMatch(row -> row.route().number().equals(row.number()));
    }

    @Test
    void a_number_means_one_route() {
        assertThat(listed).extracting(AdminRoute::number).doesNotHaveDuplicates();
        assertThat(listed).extracting(AdminRoute::signature).doesNotHaveDuplicates();
    }

    private Set<String> signatures(Boolean... here) {
        return listed.stream()
                .filter(route -> Set.of(here).contains(route.here()))
                .map(AdminRoute::signature)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
