package gov.notify.worker.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalAdviceTest {

    private static final Reason WHY = new Reason("Code", "text");

    private static final Map<String, Handover> ANSWERS = Map.of(
            "accepted", new Handover.Accepted("id"),
            "throttled", new Handover.Throttled(Duration.ofSeconds(1)),
            "try later", new Handover.TryLater(WHY),
            "quota spent", new Handover.QuotaSpent(WHY, Duration.ofHours(1)),
            "refused", new Handover.Refused(WHY),
            "unknown", new Handover.Unknown(WHY),
            "sender unknown", new Handover.SenderUnknown(WHY, Duration.ofSeconds(60)),
            "recipient unknown", new Handover.RecipientUnknown(WHY),
            "misconfigured", new Handover.Misconfigured(WHY, Duration.ofSeconds(60)));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            accepted          | Nothing to do.
            throttled         | lower mps of this identity in origination_identities
            try later         | They are tried again
            quota spent       | quota or spending limit raised
            refused           | fails and is not tried again
            unknown           | It may have been taken
            sender unknown    | verify the sending domain (NOTIFY_EMAIL_DOMAIN)
            recipient unknown | ask for production access
            misconfigured     | Messages wait until someone acts: check the provider
            """)
    void an_operator_is_told_what_to_do(String answer, String advice) {
        assertThat(RefusalAdvice.on(Objects.requireNonNull(ANSWERS.get(answer)), "Other"))
                .contains(advice);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            MailFromDomainNotVerifiedException | verify the MAIL FROM domain in SES.
            NotFoundException                  | create what the settings name
            AccountSuspendedException          | sending is paused at the provider
            SendingPausedException             | sending is paused at the provider
            AccessDenied                       | check the AWS credentials, their policy and the region.
            AccessDeniedException              | check the AWS credentials, their policy and the region.
            AuthFailure                        | check the AWS credentials, their policy and the region.
            AuthorizationError                 | check the AWS credentials, their policy and the region.
            ExpiredToken                       | check the AWS credentials, their policy and the region.
            ExpiredTokenException              | check the AWS credentials, their policy and the region.
            IncompleteSignature                | check the AWS credentials, their policy and the region.
            InvalidClientTokenId               | check the AWS credentials, their policy and the region.
            MissingAuthenticationToken         | check the AWS credentials, their policy and the region.
            NotAuthorized                      | check the AWS credentials, their policy and the region.
            OptInRequired                      | check the AWS credentials, their policy and the region.
            SignatureDoesNotMatch              | check the AWS credentials, their policy and the region.
            UnrecognizedClientException        | check the AWS credentials, their policy and the region.
            RequestExpired                     | check this machine
            RequestTimeTooSkewed               | check this machine
            SomethingNew                       | credentials, region, sending identity and settings.
            """)
    void what_is_wrong_with_the_settings_depends_on_the_code(String code, String advice) {
        assertThat(RefusalAdvice.on(Objects.requireNonNull(ANSWERS.get("misconfigured")), code))
                .startsWith("Messages wait until someone acts: ")
                .contains(advice);
    }

    @Test
    void only_a_misconfiguration_is_looked_up_by_its_code() {
        var refused = new Handover.Refused(WHY);

        assertThat(RefusalAdvice.on(refused, "AccessDenied")).isEqualTo(RefusalAdvice.on(refused, "Other"));
    }
}
