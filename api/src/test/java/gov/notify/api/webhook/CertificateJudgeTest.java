package gov.notify.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CertificateJudgeTest {

    private static final Clock NOW = Clock.fixed(Instant.parse("2026-03-02T15:00:00Z"), ZoneOffset.UTC);

    @Test
    void a_certificate_that_signs_itself_is_rejected() {
        assertThat(new CertificateJudge(NOW, true).judge(List.of(Fixture.certificate()), Fixture.SIGNERS))
                .isInstanceOf(SigningCertificates.Rejected.class);
    }

    @Test
    void the_sandboxs_certificate_is_trusted_where_the_chain_is_not_checked() {
        assertThat(new CertificateJudge(NOW, false).judge(List.of(Fixture.certificate()), Fixture.SIGNERS))
                .isInstanceOf(SigningCertificates.Trusted.class);
    }

    @Test
    void a_certificate_of_someone_else_is_rejected() {
        assertThat(new CertificateJudge(NOW, false)
                        .judge(List.of(Fixture.certificate()), Set.of("sns-us-gov-west-1.amazonaws.com")))
                .isEqualTo(new SigningCertificates.Rejected("certificate of someone else"));
    }

    @Test
    void a_certificate_out_of_date_is_rejected() {
        var later = Clock.fixed(Instant.parse("2101-01-01T00:00:00Z"), ZoneOffset.UTC);

        assertThat(new CertificateJudge(later, false).judge(List.of(Fixture.certificate()), Fixture.SIGNERS))
                .isInstanceOf(SigningCertificates.Rejected.class);
    }
}
