package gov.notify.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmsReceiptEventTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LOG =
            "{'notification':{'messageId':'m-1','timestamp':'2026-03-02 15:00:00.558'},'status':'SUCCESS'}";
    private static final String EUM = "{'eventType':'TEXT_SENT','messageId':'m-2','eventTimestamp':1772463604000}";
    private static final String PINPOINT = "{'event_type':'_SMS.SUCCESS','event_timestamp':1772463604000,"
            + "'attributes':{'message_id':'m-3','record_status':'DELIVERED'}}";

    @Test
    void each_source_tells_its_events_apart_in_its_own_way() throws IOException {
        assertThat(event(LOG).source()).isEqualTo(ReceiptSource.SNS);
        assertThat(event(LOG).eventKey()).isEqualTo("m-1|SUCCESS|2026-03-02 15:00:00.558");
        assertThat(event(EUM).source()).isEqualTo(ReceiptSource.EUM);
        assertThat(event(EUM).eventKey()).isEqualTo("m-2|TEXT_SENT|1772463604000");
        assertThat(event(PINPOINT).source()).isEqualTo(ReceiptSource.PINPOINT);
        assertThat(event(PINPOINT).eventKey()).isEqualTo("m-3|_SMS.SUCCESS|DELIVERED|1772463604000");
    }

    @Test
    void a_receipt_names_its_message_and_its_moment() throws IOException {
        assertThat(event(LOG).eventAt()).isEqualTo(Instant.parse("2026-03-02T15:00:00.558Z"));
        assertThat(event(EUM).eventAt()).isEqualTo(Instant.parse("2026-03-02T15:00:04Z"));
        assertThat(event(PINPOINT).eventAt()).isEqualTo(Instant.parse("2026-03-02T15:00:04Z"));
        assertThat(event(EUM).reference()).isEqualTo("m-2");
        assertThat(event(PINPOINT).reference()).isEqualTo("m-3");
        assertThat(event(EUM).complainant()).isNull();
        assertThat(event(EUM).settled()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "null", "'soon'", "{}"})
    void a_moment_that_cannot_be_read_is_none_and_the_receipt_counts(String moment) throws IOException {
        var event = event(EUM.replace("1772463604000", moment));

        assertThat(event.eventAt()).isNull();
        assertThat(event.eventKey()).isEqualTo("m-2|TEXT_SENT|0");
        assertThat(event.settled()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '~',
            value = {
                "{'eventType':'VOICE_COMPLETED','messageId':'m'}                # EUM      # VOICE_COMPLETED # IGNORED",
                "{'eventType':'','messageId':'m'}                               # EUM      # unknown         # IGNORED",
                "{'eventType':'text_sent','messageId':'m'}                      # EUM      # text_sent       # IGNORED",
                "{'eventType':'TEXT_SENT'}                                      # EUM      # TEXT_SENT       # UNUSABLE",
                "{'eventType':'TEXT_SENT','messageId':''}                       # EUM      # TEXT_SENT       # UNUSABLE",
                "{'event_type':'_email.send','attributes':{'message_id':'m'}}   # PINPOINT # _email.send     # IGNORED",
                "{'event_type':'_SMS.OPTOUT','attributes':{}}                   # PINPOINT # _SMS.OPTOUT     # UNUSABLE",
                "{'event_type':'_SMS.SUCCESS'}                                  # PINPOINT # _SMS.SUCCESS    # UNUSABLE",
                "{'notification':{},'status':'SUCCESS'}                         # SNS      # unknown         # IGNORED",
                "{}                                                             # SNS      # unknown         # IGNORED",
                "['x']                                                          # SNS      # unknown         # IGNORED",
                "{'detail':{'type':'x'}}                                        # SNS      # unknown         # IGNORED"
            })
    void what_is_no_receipt_of_a_text_is_settled_on_arrival(
            String json, ReceiptSource source, String kind, ReceiptOutcome outcome) throws IOException {
        assertThat(event(json)).isEqualTo(ReceiptEvent.nothingToApply(source, "envelope", kind, outcome));
    }

    @Test
    void an_event_is_the_same_in_as_many_wrappers_as_it_comes() throws IOException {
        assertThat(event("{'detail-type':'x','detail':" + EUM + "}")).isEqualTo(event(EUM));
        assertThat(event("{'detail':{'eventType':'x','detail':" + EUM + "}}")).isEqualTo(event(EUM));
    }

    @Test
    void a_line_of_the_delivery_log_that_names_no_message_is_none() throws IOException {
        assertThat(SmsReceiptEvent.log(JSON.readTree("{\"notification\":{\"messageId\":\"\\u0000\"}}")))
                .isEmpty();
        assertThat(SmsReceiptEvent.log(JSON.readTree(LOG.replace('\'', '"')))).hasValue(event(LOG));
    }

    @Test
    void a_word_that_could_be_anything_is_made_fit_to_be_stored() throws IOException {
        assertThat(event(EUM.replace("TEXT_SENT", "TEXT_<ada@example.com>")).kind())
                .isEqualTo("TEXT_adaexample.com");
        assertThat(event(PINPOINT.replace("_SMS.SUCCESS", "_SMS." + "x".repeat(99)))
                        .kind())
                .hasSize(60);
        assertThat(event(LOG.replace("SUCCESS", "FAIL\\nURE é" + "x".repeat(99)))
                        .kind())
                .startsWith("FAILURE xxx")
                .hasSize(60);
        assertThat(event(LOG.replace("'SUCCESS'", "null")).kind()).isEqualTo("unknown");
    }

    @Test
    void bodies_keep_what_decides_and_neither_number_nor_text() throws IOException {
        var person =
                "'destination':'+12025550143','destinationPhoneNumber':'+12025550143','destination_phone_number':'+12025550143',"
                        + "'originationPhoneNumber':'+18445550100','messageBody':'secret'";
        var log = event(LOG.replace(
                ",'status'",
                ",'delivery':{'mcc':310,'priceInUSD':0.00645," + "'providerResponse':'Phone +12025550143 is opted out',"
                        + person + "},'status'"));
        var eum = event(EUM.replace(
                "{'eventType'",
                "{" + person + ",'context':{'notification_id':'n-1','to':'ada'},"
                        + "'messageStatusDescription':'Sent to +12025550143','eventType'"));
        var pinpoint = event(PINPOINT.replace("{'message_id'", "{" + person + ",'iso_country_code':'US','message_id'")
                .replace(
                        "{'event_type'",
                        "{'client':{'client_id':'ada'},'endpoint':{'Address':'+12025550143'},'event_type'"));

        assertThat(log.body()).contains("\"mcc\":310", "0.00645", "Phone [number] is opted out");
        assertThat(eum.body()).contains("\"notification_id\":\"n-1\"", "Sent to [number]");
        assertThat(pinpoint.body()).contains("\"iso_country_code\":\"US\"", "\"record_status\":\"DELIVERED\"");
        assertThat(log.body() + eum.body() + pinpoint.body()).doesNotContain("+1", "ada", "secret", "5550");
    }

    private static ReceiptEvent event(String json) throws IOException {
        return SmsReceiptEvent.of(JSON.readTree(json.replace('\'', '"')), "envelope");
    }
}
