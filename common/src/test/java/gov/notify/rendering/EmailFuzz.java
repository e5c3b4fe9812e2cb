package gov.notify.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.util.Map;

/// Looks for templates and values that break out of an email. `make fuzz ONLY=gov.notify.rendering.EmailFuzz`.
public final class EmailFuzz {

    private EmailFuzz() {}

    /// Called by Jazzer.
    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        check(data.consumeString(60), data.consumeString(200), data.consumeRemainingAsString());
    }

    /// Fails if anything typed becomes markup, or a text loses the form it must have.
    static void check(String subject, String value, String content) {
        var template = EmailTemplate.of(subject, content);
        var values = Personalisation.of(Map.of("a", value, "b", "yes"));
        SafeHtml.check(template.previewHtml(values, false));
        SafeHtml.check(template.previewHtml(Personalisation.none(), true));
        SafeHtml.check(template.subjectHtml(values, false));
        SafeHtml.check(template.subjectHtml(Personalisation.none(), false));
        var message = template.message(values, Branding.none());
        assertThat(message.html()).contains(template.previewHtml(values, false));
        assertThat(message.text()).isEqualTo(template.text(values)).endsWith("\n");
        assertThat(message.subject()).doesNotContain("\n", "\r");
        String preheader = template.preheader(values);
        assertThat(preheader.codePointCount(0, preheader.length())).isLessThanOrEqualTo(256);
    }
}
