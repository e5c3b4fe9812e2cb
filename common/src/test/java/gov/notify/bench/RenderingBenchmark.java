package gov.notify.bench;

import gov.notify.recipient.CsvReport;
import gov.notify.recipient.RecipientCsv;
import gov.notify.recipient.RowTemplate;
import gov.notify.rendering.Branding;
import gov.notify.rendering.EmailMessage;
import gov.notify.rendering.EmailTemplate;
import gov.notify.rendering.Personalisation;
import gov.notify.rendering.SmsMessage;
import gov.notify.rendering.SmsTemplate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// Renders and reads what services typically send. Every call gets values of its own, so nothing of them is cached.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class RenderingBenchmark {

    static final int ROWS = 20_000;

    private static final String EMAIL = """
            # Your appointment

            Dear ((name)),

            Your appointment for ((service)) is on ((date)) at ((time)). Please come early - the doors open at 8:30.

            ## What to bring

            * your driver's license or another photo ID
            * this letter
            * proof of address, such as a "utility bill"

            You can change it at https://appointments.example.gov/change?ref=((reference)) until the day before.

            ---

            If you can't come, [tell us online](https://appointments.example.gov/cancel) or call 212-555-0148. We'll
            find you another day; it's no trouble.

            1. Have your reference number ready.
            2. Choose another date.
            3. Check your email for the confirmation.

            If you need an interpreter, a ramp or other help during your visit, write to help@example.gov at least
            three days before, so that we can arrange it in time.

            The clinic is closed on public holidays. Parking is free for two hours in the garage on Harbor Street,
            and the number 7 bus stops outside.

            Thank you,
            County Health Services
            """;

    private final EmailTemplate email = EmailTemplate.of("Your appointment on ((date))", EMAIL);
    private final SmsTemplate text = SmsTemplate.of(
            "Hi ((name)), your appointment for ((service)) is on ((date)) at ((time)). Bring photo ID. Reference ((reference))");
    private final RowTemplate row = RowTemplate.of(text, "County Health", false);
    private final Branding branding = Branding.none();
    private final byte[] file = spreadsheet();
    private int number;

    private static byte[] spreadsheet() {
        var csv = new StringBuilder("phone number,name,service,date,time,reference\n");
        for (int i = 0; i < ROWS; i++) {
            csv.append("(212) 555-")
                    .append(1000 + i % 9000)
                    .append(",Ana Lopez,Vaccination,3 March,\"9:30, sharp\",A77-");
            csv.append(i).append('\n');
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    private Personalisation values() {
        return Personalisation.of(Map.of(
                "name", "Ana Núñez",
                "service", "Vaccination",
                "date", "3 March",
                "time", "9:30am",
                "reference", "A77-" + number++));
    }

    /// A 1 kB email with five placeholders: subject, plain text, and HTML in its document.
    @Benchmark
    public EmailMessage email() {
        return email.message(values(), branding);
    }

    /// A text message of one fragment with five placeholders and the service's name.
    @Benchmark
    public SmsMessage text() {
        return text.message(values(), "County Health");
    }

    /// A row of six columns, read from UTF-8 and checked: phone number, missing data, length of the message.
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public CsvReport row() throws IOException {
        try (var csv = RecipientCsv.open(new ByteArrayInputStream(file), row)) {
            return CsvReport.of(csv, CsvReport.Limits.USUAL, each -> {});
        }
    }
}
