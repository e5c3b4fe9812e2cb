package gov.notify.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The contract's list of routes, the program, and the table of cases have the same routes: none is served without its
/// cases, none is left out unsaid. What has no row of its own is made of each route's first success by
/// [AdminContractTest]: no token, the token of a service's key, an id of nothing, another tenant's.
class AdminRouteListTest {

    /// How many routes the contract's two parts number, some of them in both.
    private static final int FIRST_PART = 139;

    private static final int SECOND_PART = 55;

    /// Routes that give something to whoever is named, wherever that person belongs.
    private static final Set<String> GIVES = Set.of("59", "113");

    private final Set<String> program = AdminRoutesOfProgram.signatures();

    @Test
    void the_list_has_every_number_of_the_contract_once() {
        var numbers = Stream.of(
                        IntStream.rangeClosed(1, FIRST_PART).mapToObj(String::valueOf),
                        IntStream.rangeClosed(1, SECOND_PART).mapToObj(number -> "2." + number),
                        Stream.of("docs"))
                .flatMap(part -> part)
                .toList();

        assertThat(AdminRoute.listed()).extracting(AdminRoute::number).containsExactlyElementsOf(numbers);
    }

    @Test
    void the_program_has_the_routes_that_are_listed_as_here_and_no_others() {
        var here = AdminRoute.all().stream()
                .filter(AdminRoute::here)
                .map(AdminRoute::signature)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(program).isEqualTo(here);
    }

    @Test
    void what_is_not_here_is_said_to_come_or_why_it_is_not_listed_for_itself() {
        assertThat(AdminRoute.listed())
                .filteredOn(route -> !route.here())
                .allMatch(route -> route.state().matches("to come: \\w[\\w -]*|is \\d+|open|not ours"));
    }

    @Test
    void what_has_a_second_number_is_the_same_route() {
        assertThat(AdminRoute.listed()).allSatisfy(route -> {
            var first = AdminRoute.of(route.firstNumber());
            assertThat(route.method() + " " + route.path()).isEqualTo(first.method() + " " + first.path());
            assertThat(first.firstNumber()).isEqualTo(first.number());
        });
    }

    @Test
    void a_signature_means_one_route() {
        assertThat(AdminRoute.all()).extracting(AdminRoute::signature).doesNotHaveDuplicates();
    }

    @Test
    void every_route_that_is_here_has_a_row_that_succeeds() {
        assertThat(AdminRoute.all())
                .filteredOn(AdminRoute::here)
                .allMatch(route -> rows(route.number()).anyMatch(AdminCase::isSuccess));
    }

    @Test
    void every_refusal_of_the_contract_is_tried_by_a_row() {
        assertThat(AdminRefusal.all())
                .doesNotHaveDuplicates()
                .allMatch(refusal -> rows(refusal.route()).anyMatch(refusal::isTriedBy));
    }

    @Test
    void every_row_that_is_refused_is_about_a_refusal_of_the_contract() {
        assertThat(AdminCase.all())
                .filteredOn(row -> !row.isSuccess())
                .allMatch(row -> AdminRefusal.all().stream().anyMatch(refusal -> refusal.isTriedBy(row)));
    }

    @Test
    void every_route_to_what_a_tenant_has_is_tried_with_another_tenants() {
        assertThat(AdminRoute.all())
                .filteredOn(AdminRoute::leadsBelowATenant)
                .allMatch(route -> route.isOfATenant() != GIVES.contains(route.number()));
    }

    @Test
    void every_row_is_about_a_route_that_is_here_and_has_a_name_of_its_own() {
        assertThat(AdminCase.all()).extracting(AdminCase::name).doesNotHaveDuplicates();
        assertThat(AdminCase.all()).allMatch(row -> row.route().here());
    }

    @Test
    void no_row_is_content_with_an_empty_list() {
        assertThat(AdminCase.all())
                .filteredOn(row -> AdminAnswer.mayBeEmpty(row.json().path("expect")))
                .isEmpty();
    }

    @Test
    void what_a_shape_lets_be_empty_is_filled_in_a_row() {
        var filled = AdminCase.all().stream()
                .map(row -> AdminAnswer.filled(row.json().path("expect")))
                .flatMap(Collection::stream)
                .collect(Collectors.toSet());

        assertThat(AdminAnswer.emptiable()).isNotEmpty().isSubsetOf(filled);
    }

    private static Stream<AdminCase> rows(String number) {
        return AdminCase.all().stream().filter(row -> row.number().equals(number));
    }
}
