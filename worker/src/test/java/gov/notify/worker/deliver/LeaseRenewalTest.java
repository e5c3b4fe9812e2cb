package gov.notify.worker.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.worker.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LeaseRenewalTest {

    private final TestDatabase database = new TestDatabase();
    private final LeaseRenewal leases = new LeaseRenewal(
            database.pool(), DeliverySettings.of(DeliveryConfig.class, Map.of("notify.delivery.lease", "60s")));

    @AfterEach
    void close() {
        leases.close();
        database.close();
    }

    @Test
    void a_batch_that_is_composed_is_not_kept_until_its_beat_would_have_been_due() {
        var composed = leases.begin(new UndispatchedClaims(List.of(new TestClaim().make())));
        var other = leases.begin(new UndispatchedClaims(List.of(new TestClaim().make())));
        assertThat(leases.beats()).isEqualTo(2);

        composed.close();
        assertThat(leases.beats()).isEqualTo(1);

        other.close();
        assertThat(leases.beats()).isZero();
    }
}
