package gov.notify.api.admin.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gov.notify.api.error.ApiException;
import gov.notify.rendering.SmsTemplate;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateLimitsTest {

    @ParameterizedTest
    @CsvSource({"sms, 918", "email, 2000000"})
    void a_content_is_as_long_as_what_may_be_sent_and_no_longer(String type, int limit) {
        assertThatCode(() -> TemplateLimits.checkContent(type, "x".repeat(limit)))
                .doesNotThrowAnyException();
        assertFault(
                () -> TemplateLimits.checkContent(type, "x".repeat(limit + 1)),
                "content",
                "Content has a character count greater than the limit of " + limit);
    }

    @Test
    void placeholders_of_a_text_count_as_nothing() {
        assertThatCode(() -> TemplateLimits.checkContent("sms", "x".repeat(918) + "((name))"))
                .doesNotThrowAnyException();
    }

    @Test
    void a_text_of_placeholders_alone_is_too_long_too_at_some_length() {
        assertFault(
                () -> TemplateLimits.checkContent("sms", "((a))".repeat(SmsTemplate.MAX_FILLED / 5 + 1)),
                "content",
                "Content has a character count greater than the limit of 918");
    }

    @Test
    void a_subject_says_something_and_is_not_too_long() {
        assertThatCode(() -> TemplateLimits.checkSubject("x".repeat(10_000))).doesNotThrowAnyException();
        assertFault(() -> TemplateLimits.checkSubject(" \t"), "subject", "Invalid template subject");
        assertFault(
                () -> TemplateLimits.checkSubject("x".repeat(10_001)),
                "subject",
                "Subject has a character count greater than the limit of 10000");
    }

    private static void assertFault(ThrowingCallable check, String field, String text) {
        var refused = catchThrowableOfType(ApiException.class, check);

        assertThat(refused.error().status()).isEqualTo(400);
        assertThat(refused.error().message()).isEqualTo(Map.of(field, List.of(text)));
    }
}
