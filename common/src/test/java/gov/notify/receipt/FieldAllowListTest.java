package gov.notify.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldAllowListTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final FieldAllowList LIST = new FieldAllowList(
            Set.of("id", "mail.id", "mail.tags.attempt", "people.status"), Set.of("reason", "people.said"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'id':1,'to':'ada@example.com'}                         | {'id':1}",
                "{'id':null}                                             | {'id':null}",
                "{'id':true,'ID':1,' id':2}                              | {'id':true}",
                "{'mail':{'id':'x','to':'ada','headers':[{'id':'y'}]}}   | {'mail':{'id':'x'}}",
                "{'mail':{'tags':{'attempt':['1','ada'],'to':['ada']}}}  | {'mail':{'tags':{'attempt':'1'}}}",
                "{'mail':{'tags':{'attempt':[]}}}                        | {'mail':{'tags':{'attempt':null}}}",
                "{'id':{'to':'ada'}}                                     | {'id':null}",
                "{'id':[['ada']]}                                        | {'id':null}",
                "{'id':[{'to':'ada'}]}                                   | {'id':null}",
                "{'mail':'ada@example.com'}                              | {'mail':{}}",
                "{'mail':null}                                           | {'mail':{}}",
                "{'mail':[{'id':1},{'id':2,'to':'ada'}]}                 | {'mail':[{'id':1},{'id':2}]}",
                "{'people':[{'status':'5.1.1','to':'ada'},'ada',['ada']]} | {'people':[{'status':'5.1.1'},{},{}]}",
                "{'mail.id':'ada','mail.tags.attempt':'ada'}             | {}",
                "{'status':'ada','attempt':'ada','tags':{'attempt':1}}   | {}",
                "{}                                                      | {}",
                "['ada']                                                 | {}",
                "'ada'                                                   | {}"
            })
    void only_what_is_on_the_list_is_copied(String event, String copy) throws IOException {
        assertThat(reduced(event)).isEqualTo(copy);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'reason':'550 <ada@example.com>'}             | {'reason':'550 <[address]>'}",
                "{'reason':['no +12025550143','ada']}           | {'reason':'no [number]'}",
                "{'reason':12025550143}                         | {'reason':'[number]'}",
                "{'reason':550}                                 | {'reason':'550'}",
                "{'reason':null}                                | {'reason':null}",
                "{'reason':{'to':'ada'}}                        | {'reason':null}",
                "{'people':[{'said':'call 202-555-0143'}]}      | {'people':[{'said':'call [number]'}]}"
            })
    void what_others_wrote_is_masked(String event, String copy) throws IOException {
        assertThat(reduced(event)).isEqualTo(copy);
    }

    @Test
    void what_others_wrote_is_cut() throws IOException {
        assertThat(reduced("{'reason':'" + "x".repeat(10_000) + "'}")).hasSize("{'reason':''}".length() + 500);
    }

    @Test
    void an_event_is_not_changed_by_being_reduced() throws IOException {
        var event = JSON.readTree("{\"id\":[1,2],\"to\":\"ada\",\"reason\":\"ada@example.com\"}");
        var before = event.deepCopy();

        LIST.of(event);

        assertThat(event).isEqualTo(before);
    }

    private static String reduced(String event) throws IOException {
        return LIST.of(JSON.readTree(event.replace('\'', '"'))).toString().replace('"', '\'');
    }
}
