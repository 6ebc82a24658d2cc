package dev.waybill.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.testing.Browser;
import dev.waybill.testing.BrowserCondition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test of pages. It begins with healthy services and a new visitor; it must leave no error on the browser's console. */
@ExtendWith(BrowserCondition.class)
public abstract class BrowserTest {

    protected ConsoleFixture console;
    protected Browser browser;

    @BeforeEach
    void aNewVisitor() {
        console = ConsoleFixture.shared();
        console.services().reset();
        browser = Browser.shared().reset();
    }

    @AfterEach
    void noErrorIsOnTheConsole() {
        assertThat(browser.complaints()).isEmpty();
    }

    protected Browser open(String path) {
        return browser.open(console.address(path));
    }

    /** Waits for the page that follows. */
    protected void awaitText(String... parts) {
        await().untilAsserted(() -> assertThat(browser.text()).contains(parts));
    }

    /** Wide and narrow, light and dark: it fits, it has one heading, and axe finds nothing. */
    protected void assertIsForEverybody(String path) {
        for (var narrow : new boolean[] {false, true}) {
            for (var dark : new boolean[] {false, true}) {
                var ignored = narrow ? browser.narrow() : browser.wide();
                ignored = dark ? browser.dark() : browser.light();
                open(path);
                var how = "%s, %s and %s".formatted(path, narrow ? "narrow" : "wide", dark ? "dark" : "light");
                assertThat(browser.scrollsSideways())
                        .as(how + " scrolls sideways")
                        .isFalse();
                assertThat(browser.findAll("h1")).as("headings of " + how).hasSize(1);
                assertThat(browser.barriers()).as(how).isEmpty();
            }
        }
        browser.wide().light();
    }
}
