package dev.waybill.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** What holds for every page. */
class PagesTest extends BrowserTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/dead-letters", "/topics", "/runbooks", "/runbooks/service-down"})
    void everyPageIsForEverybody(String path) {
        assertIsForEverybody(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/dead-letters", "/topics"})
    void everyPageCanBeReadWithoutScripts(String path) {
        browser.withScripts(false);
        open(path);

        assertThat(browser.find("h1").isDisplayed()).isTrue();
        assertThat(browser.find("nav a[aria-current]").getText())
                .isEqualTo(browser.find("h1").getText());
    }

    @Test
    void anUnknownRunbookIsNotFound() {
        open("/runbooks/nope");

        assertThat(browser.text()).contains("Not found", "There is no runbook nope.");
        assertThat(browser.complaints()).singleElement().asString().contains("404");
    }

    @Test
    void theKeyboardSkipsTheNavigationAndFollowsIt() {
        open("/");

        browser.tab();
        assertThat(browser.focused().getText()).isEqualTo("Skip to the content");
        browser.type(Keys.ENTER);
        assertThat(browser.focused().getDomAttribute("id")).isEqualTo("main");

        open("/");
        for (var times = 0; times < 6; times++) {
            browser.tab();
        }
        assertThat(browser.focused().getText()).isEqualTo("Topics");
        assertThat(browser.focused().getCssValue("outline-style")).isEqualTo("solid");
        browser.type(Keys.ENTER);
        await().until(() -> browser.path().equals("/topics"));
    }

    @Test
    void aPageThatCannotRefreshItselfSaysSinceWhenUntilItDoes() {
        open("/");

        browser.online(false);
        awaitText("Not refreshed since");
        browser.online(true);
        await().untilAsserted(() -> assertThat(browser.text()).doesNotContain("Not refreshed since"));

        assertThat(browser.complaints())
                .isNotEmpty()
                .allSatisfy(complaint -> assertThat(complaint)
                        .containsAnyOf("ERR_INTERNET_DISCONNECTED", "htmx:sendError", "htmx:afterRequest"));
    }
}
