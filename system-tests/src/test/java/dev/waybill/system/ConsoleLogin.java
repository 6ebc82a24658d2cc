package dev.waybill.system;

import static org.awaitility.Awaitility.await;

import dev.waybill.system.stack.Stack;
import dev.waybill.testing.Browser;
import java.net.URI;
import java.time.Duration;

/** The form in which the console's users log in, on a stack whose calls need tokens. */
final class ConsoleLogin {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private ConsoleLogin() {}

    /** A browser in which the operator has opened this page of the console, after a login if it asks for one. */
    static Browser open(Stack stack, URI page) {
        Browser browser = Browser.shared().reset().open(page);
        // whoever is still logged in at the provider is let in at once
        stack.operatorPassword().filter(_ -> isAsked(browser)).ifPresent(password -> {
            as(browser, "operator", password);
            await().atMost(TIMEOUT).until(() -> browser.path().startsWith(page.getPath()));
        });
        return browser;
    }

    private static boolean isAsked(Browser browser) {
        return !browser.findAll("#username").isEmpty();
    }

    static void as(Browser browser, String user, String password) {
        browser.find("#username").sendKeys(user);
        browser.find("#password").sendKeys(password);
        browser.press("Log in");
    }
}
