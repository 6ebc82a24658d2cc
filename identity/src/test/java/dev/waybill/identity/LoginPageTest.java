package dev.waybill.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.testing.Browser;
import dev.waybill.testing.BrowserCondition;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

@ExtendWith(BrowserCondition.class)
class LoginPageTest {

    @TempDir
    private Path directory;

    private IdentityFixture identity;
    private Browser browser;

    @BeforeEach
    void start() {
        identity = IdentityFixture.start(directory);
        browser = Browser.shared().reset();
    }

    @AfterEach
    void stop() {
        assertThat(browser.complaints()).isEmpty();
        identity.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/login?error", "/login?logout"})
    void itIsForEverybody(String path) {
        for (var narrow : new boolean[] {false, true}) {
            for (var dark : new boolean[] {false, true}) {
                var ignored = narrow ? browser.narrow() : browser.wide();
                ignored = dark ? browser.dark() : browser.light();
                browser.open(identity.uri(path));

                assertThat(browser.scrollsSideways()).isFalse();
                assertThat(browser.barriers()).isEmpty();
            }
        }
    }

    @Test
    void aUserLogsInWithTheKeyboardAlone() {
        browser.open(identity.uri("/login"));

        browser.type("operator", Keys.TAB);
        browser.type(identity.secret("users/operator"), Keys.ENTER);

        await().untilAsserted(() -> assertThat(browser.text()).contains("You are logged in as operator"));
        browser.press("Log out");
        await().untilAsserted(() -> assertThat(browser.text()).contains("You are logged out"));
    }

    @Test
    void noScriptNoFrameAndOnlyTheConsoleAsATargetOfTheForm() throws Exception {
        var headers = identity.get("/login").headers();

        assertThat(headers.firstValue("Content-Security-Policy"))
                .hasValue("default-src 'none'; style-src 'self'; img-src 'self'; "
                        + "form-action 'self' http://localhost:8080/ http://127.0.0.1:8080/; base-uri 'none'; "
                        + "frame-ancestors 'none'");
        assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
    }
}
