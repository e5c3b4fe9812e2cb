package gov.notify.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SesReceiptEventTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MAIL =
            "'mail':{'messageId':'m-1','timestamp':'2026-03-02T15:00:00Z','destination':['ada@example.com']}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '~',
            value = {
                "Delivery          # 'delivery':{'timestamp':'2026-03-02T15:00:02Z'}      # Delivery|m-1|2026-03-02T15:00:02Z",
                "Bounce            # 'bounce':{'timestamp':'2026','feedbackId':'f-1'}     # Bounce|m-1|f-1",
                "Complaint         # 'complaint':{'timestamp':'2026','feedbackId':'f-2'}  # Complaint|m-1|f-2",
                "DeliveryDelay     # 'deliveryDelay':{'timestamp':'2026-03-02T15:00:02Z'} # DeliveryDelay|m-1|2026-03-02T15:00:02Z",
                "Reject            # 'reject':{'reason':'Bad content'}                    # Reject|m-1|2026-03-02T15:00:00Z",
                "Rendering Failure # 'failure':{'errorMessage':'x'}                       # Rendering Failure|m-1|2026-03-02T15:00:00Z",
                "Send              # 'send':{}                                            # Send|m-1|2026-03-02T15:00:00Z"
            })
    void an_event_is_told_from_others_by_type_message_and_feedback_or_moment(String type, String detail, String key)
            throws IOException {
        var event = event("{'eventType':'" + type + "'," + MAIL + "," + detail + "}");

        assertThat(event.source()).isEqualTo(ReceiptSource.SES);
        assertThat(event.eventKey()).isEqualTo(key);
        assertThat(event.kind()).isEqualTo(type);
        assertThat(event.reference()).isEqualTo("m-1");
        assertThat(event.settled()).isNull();
    }

    @Test
    void an_event_of_either_dialect_is_the_same_event() throws IOException {
        var feedback = event("{'notificationType':'Bounce'," + MAIL + ",'bounce':{'feedbackId':'f-1'}}");
        var published = event("{'eventType':'Bounce'," + MAIL + ",'bounce':{'feedbackId':'f-1'}}");

        assertThat(published.eventKey()).isEqualTo(feedback.eventKey());
        assertThat(published.kind()).isEqualTo(feedback.kind());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Open",
                "Click",
                "Subscription",
                "AmazonSnsSubscriptionSucceeded",
                "bounce",
                "DELIVERY",
                "Bounce "
            })
    void an_event_of_another_type_is_a_trace_and_no_more(String type) throws IOException {
        var event = event("{'eventType':'" + type + "'," + MAIL + "}");

        assertThat(event)
                .isEqualTo(ReceiptEvent.nothingToApply(ReceiptSource.SES, "envelope", type, ReceiptOutcome.IGNORED));
        assertThat(event.body()).isEqualTo("{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "'text'", "{'eventType':{}}", "{'eventType':null}", "{'Type':'Bounce'}"})
    void what_has_no_type_is_ignored(String json) throws IOException {
        assertThat(event(json).settled()).isEqualTo(ReceiptOutcome.IGNORED);
        assertThat(event(json).eventKey()).isEqualTo("envelope");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "'mail':{}",
                "'mail':{'messageId':''}",
                "'mail':{'messageId':null}",
                "'mail':{'messageId':['m-1']}",
                "'mail':'m-1'"
            })
    void an_event_that_names_no_message_is_unusable(String mail) throws IOException {
        var event = event("{'eventType':'Complaint'" + (mail.isEmpty() ? "" : "," + mail) + "}");

        assertThat(event.settled()).isEqualTo(ReceiptOutcome.UNUSABLE);
        assertThat(event.kind()).isEqualTo("Complaint");
        assertThat(event.complainant()).isNull();
    }

    @Test
    void the_moment_is_that_of_the_event_then_that_of_the_mail_then_none() throws IOException {
        var type = "{'eventType':'Delivery',";

        assertThat(event(type + MAIL + ",'delivery':{'timestamp':'2026-03-02T15:00:02.5Z'}}")
                        .eventAt())
                .isEqualTo(Instant.parse("2026-03-02T15:00:02.5Z"));
        assertThat(event(type + MAIL + "}").eventAt()).isEqualTo(Instant.parse("2026-03-02T15:00:00Z"));
        assertThat(event(type + MAIL + ",'delivery':{'timestamp':'soon'}}").eventAt())
                .isNull();
        assertThat(event(type + "'mail':{'messageId':'m-1'}}").eventAt()).isNull();
    }

    @Test
    void who_complained_is_told_of_complaints_only_and_never_in_the_body() throws IOException {
        assertThat(event("{'eventType':'Complaint'," + MAIL + "}").complainant())
                .isEqualTo("ada@example.com");
        assertThat(event("{'eventType':'Bounce'," + MAIL + "}").complainant()).isNull();
        assertThat(event("{'eventType':'Complaint'," + MAIL + "}").body()).doesNotContain("ada");
        for (var destination : new String[] {"[]", "[1]", "'ada'", "null", "[['ada']]"}) {
            assertThat(event("{'eventType':'Complaint','mail':{'messageId':'m-1','destination':" + destination + "}}")
                            .complainant())
                    .isNull();
        }
    }

    @Test
    void the_body_keeps_what_decides_and_masks_what_a_mail_server_said() throws IOException {
        var body = event("{'eventType':'Bounce'," + MAIL
                        + ",'bounce':{'bounceType':'Permanent','bounceSubType':'NoEmail',"
                        + "'reportingMTA':'dns; ada.example.com','bouncedRecipients':[{'emailAddress':'ada@example.com','status':'5.1.1',"
                        + "'diagnosticCode':'smtp; 550 <ada@example.com> unknown'}]}}")
                .body();

        assertThat(body)
                .isEqualTo(("{'eventType':'Bounce','mail':{'messageId':'m-1','timestamp':'2026-03-02T15:00:00Z'},"
                                + "'bounce':{'bounceType':'Permanent','bounceSubType':'NoEmail','bouncedRecipients':"
                                + "[{'status':'5.1.1','diagnosticCode':'smtp; 550 <[address]> unknown'}]}}")
                        .replace('\'', '"'));
    }

    @Test
    void our_own_tags_come_back_as_single_values() throws IOException {
        var event = event("{'eventType':'Send','mail':{'messageId':'m-1','tags':{'notification_id':['n-1'],"
                + "'attempt':['2'],'ses:from-domain':['example.gov']}}}");

        assertThat(event.body()).contains("\"tags\":{\"notification_id\":\"n-1\",\"attempt\":\"2\"}");
    }

    @Test
    void it_prints_whose_and_what_it_is() throws IOException {
        assertThat(event("{'eventType':'Complaint'," + MAIL + "}")).hasToString("ReceiptEvent[ses Complaint]");
    }

    private static ReceiptEvent event(String json) throws IOException {
        return SesReceiptEvent.of(JSON.readTree(json.replace('\'', '"')), "envelope");
    }
}
