package dev.waybill.console;

import static org.awaitility.Awaitility.await;

import dev.waybill.testing.Browser;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Writes docs/images/console-*.png from a running console; no test of the suite, see docs/console.md. The property
 * {@code order} is the path of the order's page, and {@code console} the address.
 */
class Screenshots {

    private static final URI CONSOLE = URI.create(System.getProperty("console", "http://localhost:8080"));
    private static final Path FOLDER = Path.of("..", "docs", "images");
    private static final Map<String, String> PAGES = Map.of(
            "overview", "/",
            "orders", System.getProperty("order", "/orders"),
            "stock", "/stock",
            "dead-letters", "/dead-letters",
            "topics", "/topics");

    @Test
    void ofEachPage() {
        var browser = Browser.shared().reset();
        PAGES.forEach((name, path) -> {
            browser.wide().open(CONSOLE.resolve(path));
            await().pollDelay(Duration.ofSeconds(path.equals("/") ? 25 : 0))
                    .until(() -> !browser.findAll("h1").isEmpty());
            browser.run("document.querySelectorAll('.lanes details').forEach((one, at) => one.open = at === 2)");
            browser.capture(FOLDER.resolve("console-" + name + ".png"));
        });
    }
}
