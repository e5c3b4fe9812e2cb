package gov.notify.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.api.given.Backends;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Who is told of an agreement that was signed (docs/contract/admin-organizations.md, 15).
@QuarkusTest
@QuarkusTestResource(Backends.class)
class OrganizationAgreementTest extends OrganizationCalls {

    @Test
    void whoever_signs_the_agreement_is_told_so() {
        var signer = agencies.person();

        admin.post(
                path,
                Map.of(
                        "agreement_signed",
                        true,
                        "agreement_signed_by_id",
                        signer.id().toString()));

        assertThat(agencies.mailsTo(signer.address()))
                .containsExactly(new Agencies.Mail("MOU Signed By Receipt", null, agreed(signer, "")));
    }

    @Test
    void whoever_is_signed_for_is_told_so_too() {
        var signer = agencies.person();
        var represented = UUID.randomUUID() + "@agency.gov";
        admin.post(
                path,
                Map.of(
                        "agreement_signed_on_behalf_of_name",
                        "Ben",
                        "agreement_signed_on_behalf_of_email_address",
                        represented));

        admin.post(
                path,
                Map.of(
                        "agreement_signed",
                        true,
                        "agreement_signed_by_id",
                        signer.id().toString()));

        assertThat(agencies.mailsTo(signer.address()))
                .containsExactly(
                        new Agencies.Mail("MOU Signed On Behalf Of Receipt - Signed by", null, agreed(signer, "Ben")));
        assertThat(agencies.mailsTo(represented))
                .containsExactly(new Agencies.Mail(
                        "MOU Signed On Behalf Of Receipt - On Behalf Of", null, agreed(signer, "Ben")));
    }

    @Test
    void an_agreement_that_staff_notes_down_is_told_to_nobody() {
        var signer = agencies.person();
        admin.post(path, Map.of("agreement_signed_by_id", signer.id().toString()));

        admin.post(path, Map.of("agreement_signed", true));
        admin.post(
                path,
                Map.of(
                        "agreement_signed",
                        false,
                        "agreement_signed_by_id",
                        signer.id().toString()));

        assertThat(agencies.mailsTo(signer.address())).isEmpty();
    }

    @Test
    void who_is_archived_signs_nothing_and_what_was_signed_before_stays() {
        var signer = agencies.person();
        var signature = Map.of("agreement_signed_by_id", signer.id().toString());
        assertThat(admin.post(path, signature).status()).isEqualTo(204);
        services.sql("update users set state = 'inactive' where id = ?", signer.id());

        assertThat(admin.post(path, Map.of("notes", "A note")).status()).isEqualTo(204);
        assertThat(admin.post(path, signature).status()).isEqualTo(204);
        var again = admin.post(
                path,
                Map.of(
                        "agreement_signed",
                        true,
                        "agreement_signed_by_id",
                        signer.id().toString()));
        var elsewhere = admin.post("/organizations/" + agencies.organization(), signature);

        for (var refused : List.of(again, elsewhere)) {
            assertThat(refused.status()).isEqualTo(400);
            assertThat(messages(refused)).isEqualTo("agreement_signed_by_id is not the id of a user");
        }
        assertThat(agencies.mailsTo(signer.address())).isEmpty();
    }

    private Map<String, String> agreed(Agencies.Person signer, String represented) {
        return Map.of(
                "mou_link",
                "http://admin.test/agreement/agreement.pdf",
                "org_name",
                "Agency " + id,
                "org_dashboard_link",
                "http://admin.test/organizations/" + id,
                "signed_by_name",
                signer.name(),
                "on_behalf_of_name",
                represented);
    }
}
