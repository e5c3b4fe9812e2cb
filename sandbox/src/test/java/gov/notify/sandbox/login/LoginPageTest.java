package gov.notify.sandbox.login;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import gov.notify.sandbox.http.HttpServer;
import gov.notify.sandbox.http.Reply;
import gov.notify.sandbox.inbox.Chromium;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The page as a person sees it, in a real browser that runs no scripts.
class LoginPageTest {
    private static final Pattern BACK_WITH_A_CODE = Pattern.compile("/sign-in\\?code=.{40,}&state=.*");

    private static Chromium chromium;

    private HttpServer application;
    private LoginStandIn standIn;
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
    void start() {
        application = HttpServer.start("application", 0, request -> Reply.of(200, "text/plain", "Welcome"));
        var registered = PlayedApplication.registered();
        var back = application.url() + "/sign-in";
        standIn = LoginStandIn.start(
                0,
                new LoginClient(registered.id(), registered.key(), Set.of(back), Set.of()),
                () -> List.of(
                        new LoginPerson("Grace Hopper", "grace@agency.gov", true),
                        new LoginPerson("Ada Lovelace", "ada@agency.gov", false)),
                InstantSource.system());
        page = chromium.browser()
                .newPage(
                        new Browser.NewPageOptions().setJavaScriptEnabled(false).setViewportSize(900, 800));
        var asking = PlayedApplication.asking();
        asking.put("redirect_uri", back);
        page.navigate(standIn.addresses().authorize() + "?" + PlayedApplication.encoded(Map.copyOf(asking)));
    }

    @AfterEach
    void stop() {
        page.close();
        standIn.close();
        application.close();
    }

    @Test
    void one_click_on_a_person_leads_back() {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/login.png")));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Ada Lovelace"))
                .click();

        assertThat(page).hasURL(BACK_WITH_A_CODE);
    }

    @Test
    void an_address_is_typed_with_the_keyboard_alone() {
        page.getByLabel("Email address").focus();
        page.keyboard().type("somebody@agency.gov");
        page.keyboard().press("Enter");

        assertThat(page).hasURL(BACK_WITH_A_CODE);
    }

    @Test
    void what_can_be_no_address_is_told_beside_the_field() {
        page.getByLabel("Email address").fill("somebody@" + "agency.".repeat(30) + "gov");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Sign in").setExact(true))
                .click();

        assertThat(page).hasTitle(Pattern.compile("^Error: "));
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Enter an email address");
        assertThat(page.getByLabel("Email address"))
                .hasAccessibleDescription(Pattern.compile("Enter an email address"));
    }

    @Test
    void cancelling_leads_back_with_an_error() {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Cancel"))
                .click();

        assertThat(page).hasURL(Pattern.compile("/sign-in\\?error=access_denied&.*"));
    }
}
