package gov.notify.sandbox.inbox;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import gov.notify.sandbox.postgres.Postgres;
import gov.notify.sandbox.sent.Outbox;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The inbox as a person sees it, in a real browser.
class InboxPageTest {
    private static Chromium chromium;

    private Outbox outbox;
    private Letters letters;
    private Inbox inbox;
    private Page page;

    @BeforeAll
    static void startBrowser() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stopBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void start() throws SQLException {
        var postgres = Postgres.shared();
        postgres.createDatabase("inbox");
        outbox = new Outbox();
        letters = new Letters(outbox);
        inbox = Inbox.start(0, outbox, postgres.jdbcUrl("inbox"));
        page = chromium.browser().newPage(new Browser.NewPageOptions().setViewportSize(1280, 800));
        page.navigate(inbox.url());
    }

    @AfterEach
    void stop() {
        page.close();
        inbox.close();
    }

    @Test
    void messages_appear_at_once_newest_first() {
        assertThat(page.getByText("Nothing was sent yet")).isVisible();

        letters.email("ada@example.com", "Hello Ada", "Dear Ada", "<p>Dear Ada</p>");
        letters.text("+12025550143", "Hello Grace");

        assertThat(messages()).hasCount(2);
        assertThat(messages().nth(0)).containsText("+12025550143");
        assertThat(messages().nth(1)).containsText("Hello Ada");
        assertThat(page.getByText("Live")).isVisible();
    }

    @Test
    void a_search_shows_one_recipients_messages() {
        letters.email("ada@example.com", "Hello Ada", "Dear Ada", "");
        letters.text("+12025550143", "Hello Grace");
        assertThat(messages()).hasCount(2);

        page.getByLabel("Recipient").fill("ADA@");
        assertThat(messages()).hasCount(1);
        assertThat(messages().first()).containsText("Hello Ada");

        page.getByLabel("Recipient").fill("nobody");
        assertThat(page.getByText("Nothing was sent to “nobody”.")).isVisible();
    }

    @Test
    void an_email_is_seen_as_html_in_a_sandboxed_frame_as_text_and_raw() {
        letters.email(
                "ada@example.com",
                "Hello Ada",
                "Dear Ada, in plain words",
                "<p id='greeting'>Dear <b>Ada</b></p><script>document.body.textContent='hacked'</script>");
        messages().first().getByRole(AriaRole.LINK).click();

        var frame = page.locator("iframe");
        assertThat(frame).hasAttribute("sandbox", "allow-popups allow-popups-to-escape-sandbox");
        assertThat(page.frameLocator("iframe").locator("#greeting")).hasText("Dear Ada");

        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Text"))
                .click();
        assertThat(page.getByRole(AriaRole.TABPANEL)).hasText("Dear Ada, in plain words");

        page.keyboard().press("ArrowRight");
        assertThat(page.getByRole(AriaRole.TABPANEL)).containsText("MIME-Version: 1.0");
        assertThat(page.getByRole(AriaRole.TABPANEL)).containsText("To: ada@example.com");
    }

    @Test
    void a_text_is_a_bubble_with_its_fragments() {
        letters.text("+12025550143", "Your code is 12345. ".repeat(10));
        messages().first().getByRole(AriaRole.LINK).click();

        assertThat(page.locator(".bubble")).containsText("Your code is 12345.");
        assertThat(page.getByText("2 fragments")).isVisible();
    }

    @Test
    void the_status_is_the_one_that_notify_holds() throws SQLException {
        var id = letters.email("ada@example.com", "Hello Ada", "Dear Ada", "");
        assertThat(messages().first()).containsText("not known");

        database("CREATE TABLE notifications (id uuid, reference varchar, message_id text, notification_status text)");
        database("INSERT INTO notifications VALUES ('018f2a7c-0000-7000-8000-000000000001', '" + id
                + "', null, 'sending')");
        assertThat(messages().first()).containsText("sending");

        messages().first().getByRole(AriaRole.LINK).click();
        assertThat(page.getByText("018f2a7c-0000-7000-8000-000000000001")).isVisible();
        database("UPDATE notifications SET notification_status = 'delivered'");
        assertThat(messages().first()).containsText("delivered");
        assertThat(page.locator("#held")).hasText("delivered");
    }

    @Test
    void the_keyboard_is_enough() {
        letters.text("+12025550143", "Older");
        letters.text("+12025550143", "Newer");
        assertThat(messages()).hasCount(2);

        messages().first().getByRole(AriaRole.LINK).focus();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");

        assertThat(page.locator(".bubble")).hasText("Older");
        assertThat(page.locator("a[aria-current]")).containsText("Older");
    }

    @Test
    void on_a_narrow_screen_list_and_message_take_turns() {
        page.setViewportSize(360, 740);
        letters.text("+12025550143", "Hello Grace");
        messages().first().getByRole(AriaRole.LINK).click();

        assertThat(messages().first()).isHidden();
        assertThat(page.locator(".bubble")).isVisible();
        assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);

        page.getByText("All messages").click();
        assertThat(messages().first()).isVisible();
    }

    /// Not a check: the picture for README.md, made anew by every run in `target/`.
    @ParameterizedTest
    @CsvSource({
        "localhost, 200",
        "127.0.0.1:8025, 200",
        "[::1]:8025, 200",
        "localhost.evil.example, 403",
        "127.0.0.1.evil.example:8025, 403",
        "evil.example, 403"
    })
    void only_names_of_this_machine_are_answered(String host, int status) throws IOException {
        var port = URI.create(inbox.url()).getPort();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write(("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n").getBytes(UTF_8));
            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .startsWith("HTTP/1.1 " + status);
        }
    }

    @Test
    void looks_good() throws SQLException {
        database("CREATE TABLE notifications (id uuid, reference varchar, message_id text, notification_status text)");
        var now = Instant.now();
        held(
                letters.email(
                        now.minus(Duration.ofMinutes(52)), "grace@example.com", "Your appointment on 3 March", "", ""),
                "delivered");
        held(
                letters.text(
                        now.minus(Duration.ofMinutes(31)),
                        "+12025550187",
                        "Demo service: Reminder: your appointment is tomorrow at 10:30."),
                "delivered");
        held(
                letters.email(
                        now.minus(Duration.ofMinutes(18)), "bounce@simulator.amazonses.com", "Hello nobody", "", ""),
                "permanent-failure");
        held(
                letters.email(
                        now.minus(Duration.ofMinutes(9)),
                        "alan@example.com",
                        "Your passport application was received",
                        "",
                        ""),
                "delivered");
        held(
                letters.text(
                        now.minus(Duration.ofMinutes(2)),
                        "+12025550143",
                        "Demo service: Hello Ada, your library card is ready."),
                "delivered");
        var chosen = letters.email(now, "ada@example.com", "Hello Ada", Samples.TEXT, Samples.HTML);
        held(chosen, "delivered");
        held(
                letters.text(now.plusSeconds(3), "+12025550199", "Demo service: 482 911 is your sign-in code."),
                "sending");
        page.setViewportSize(1360, 800);
        page.navigate(inbox.url() + "/#" + chosen);
        assertThat(page.frameLocator("iframe").getByText("library card")).isVisible();
        assertThat(messages().first()).containsText("sending");
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/inbox.png")));
        page.setViewportSize(390, 800);
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/inbox-narrow.png")));
        page.getByText("All messages").click();
        page.reload();
        assertThat(messages()).hasCount(7);
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/inbox-narrow-list.png")));
    }

    @Test
    void what_waits_for_a_senders_rate_is_told_with_its_end() throws SQLException {
        assertThat(page.locator("#waiting")).isHidden();

        database("CREATE TABLE send_queue (waits_for text, due_at timestamptz)");
        database("INSERT INTO send_queue SELECT '+18005550111', now() + n * interval '1 minute' FROM"
                + " generate_series(-2, 500) n");

        assertThat(page.locator("#waiting")).containsText("500 messages wait for the rate of +18005550111, until ");
        database("DROP TABLE send_queue");
        assertThat(page.locator("#waiting")).isHidden();
    }

    private void held(String id, String status) throws SQLException {
        database("INSERT INTO notifications VALUES (gen_random_uuid(), '" + id + "', '" + id + "', '" + status + "')");
    }

    private Locator messages() {
        return page.locator("#messages > li");
    }

    private static void database(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(Postgres.shared().jdbcUrl("inbox"));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
