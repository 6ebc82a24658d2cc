package dev.waybill.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.chromium.ChromiumNetworkConditions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * A headless Chromium of this machine, shared by all tests of a JVM and ended with it. A test that uses it has
 * {@link BrowserCondition}. Not thread-safe.
 */
public final class Browser {

    private static final List<String> OPTIONS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--window-size=1280,900");

    private final ChromeDriver driver;

    private static final class Shared {
        static final Browser BROWSER = new Browser();
    }

    /** Starts it on first use. */
    public static Browser shared() {
        return Shared.BROWSER;
    }

    private Browser() {
        var logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        var options = new ChromeOptions();
        options.setBinary(BrowserCondition.browser().orElseThrow().toFile());
        options.addArguments(OPTIONS);
        var profile = TestFolders.next("browser");
        options.addArguments("--user-data-dir=" + profile);
        options.setCapability("goog:loggingPrefs", logs);
        // an explicit path: otherwise Selenium would search for a driver and download it
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(BrowserCondition.driver().orElseThrow().toFile())
                .usingAnyFreePort()
                .build();
        driver = new ChromeDriver(service, options);
        driver.manage().timeouts().pageLoadTimeout(Duration.ofSeconds(60)).scriptTimeout(Duration.ofSeconds(60));
        TestFolders.deleteAtEnd(profile, driver::quit);
    }

    /** As a new visitor on a wide screen in light colours, with scripts and a network. */
    public Browser reset() {
        driver.manage().deleteAllCookies();
        driver.get("about:blank"); // a page that refreshes itself would complain that it is not logged in
        wide().light().withScripts(true).online(true);
        var _ = complaints();
        return this;
    }

    public Browser open(URI address) {
        driver.get(address.toString());
        return this;
    }

    public Browser wide() {
        return screen(1280, 900);
    }

    /** As on a small phone, 360 pixels. */
    public Browser narrow() {
        return screen(360, 740);
    }

    private Browser screen(int width, int height) {
        return command(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    public Browser light() {
        return colours("light");
    }

    public Browser dark() {
        return colours("dark");
    }

    private Browser colours(String scheme) {
        return command(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    public Browser withScripts(boolean allowed) {
        return command("Emulation.setScriptExecutionDisabled", Map.of("value", !allowed));
    }

    /** @param connected whether it reaches any server */
    public Browser online(boolean connected) {
        var conditions = new ChromiumNetworkConditions();
        conditions.setOffline(!connected);
        driver.setNetworkConditions(conditions);
        return this;
    }

    private Browser command(String name, Map<String, Object> parameters) {
        var _ = driver.executeCdpCommand(name, parameters);
        return this;
    }

    /** The path and query of the page. */
    public String path() {
        var address = URI.create(Objects.requireNonNull(driver.getCurrentUrl()));
        return address.getPath() + (address.getQuery() == null ? "" : "?" + address.getQuery());
    }

    public String title() {
        return Objects.requireNonNull(driver.getTitle());
    }

    /** What can be read on the page, or on the one that replaces it meanwhile. */
    public String text() {
        // of an element whose page is left, the driver throws either of two exceptions, one of them without a type
        return await().ignoreExceptionsInstanceOf(WebDriverException.class)
                .until(() -> find("body").getText(), _ -> true);
    }

    /** @throws org.openqa.selenium.NoSuchElementException if there is none */
    public WebElement find(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    public List<WebElement> findAll(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    /** Follows the link, or presses the button, with this text. */
    public Browser press(String text) {
        driver.findElement(
                        By.xpath("//a[normalize-space()='%1$s'] | //button[normalize-space()='%1$s']".formatted(text)))
                .click();
        return this;
    }

    /** Presses keys as somebody without a mouse does. */
    public Browser type(CharSequence... keys) {
        focused().sendKeys(keys);
        return this;
    }

    public Browser tab() {
        return type(Keys.TAB);
    }

    public WebElement focused() {
        return driver.switchTo().activeElement();
    }

    public Object run(String script) {
        return Optional.ofNullable(((JavascriptExecutor) driver).executeScript(script))
                .orElse("");
    }

    /** Whether the page is wider than the window. */
    public boolean scrollsSideways() {
        return Boolean.TRUE.equals(run("return document.documentElement.scrollWidth > innerWidth"));
    }

    /** The errors on the browser's console since the last call, violations of the content policy among them. */
    public List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(entry -> entry.getMessage())
                .toList();
    }

    /** What axe finds against WCAG 2.2 AA and its best practices, as rule and element. */
    public List<String> barriers() {
        var _ = run(Axe.SCRIPT);
        var found = driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                axe.run().then(result => done(result.violations.flatMap(violation => violation.nodes.map(node =>
                  violation.id + ': ' + node.html + ' ' + node.failureSummary))), failure => done(['axe: ' + failure]));
                """);
        return found instanceof List<?> violations
                ? violations.stream().map(String::valueOf).toList()
                : List.of("axe answered " + found);
    }

    /** Writes the whole page as a PNG. */
    public void capture(Path file) {
        try {
            screen(1280, ((Number) run("return document.documentElement.scrollHeight")).intValue());
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Axe {
        static final String SCRIPT = read();

        private static String read() {
            try (var script = Objects.requireNonNull(Browser.class.getResourceAsStream("/axe.min.js"))) {
                return new String(script.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
