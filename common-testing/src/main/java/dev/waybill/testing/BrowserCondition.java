package dev.waybill.testing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Skips tests where there is no Chromium: {@code CHROME_BIN} names it, or it is on the PATH, and its driver lies beside it or is
 * on the PATH. In CI, where the variable {@code CI} is set, such tests fail instead.
 */
public final class BrowserCondition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        var inCi = !System.getenv().getOrDefault("CI", "").isEmpty();
        return inCi || browser().isPresent() && driver().isPresent()
                ? ConditionEvaluationResult.enabled("there is a browser, or must be one")
                : ConditionEvaluationResult.disabled("there is no chromium with its chromedriver");
    }

    static Optional<Path> browser() {
        return Optional.ofNullable(System.getenv("CHROME_BIN"))
                .filter(name -> !name.isBlank())
                .map(Path::of)
                .or(() -> onPath("chromium", "chromium-browser", "google-chrome", "chrome"));
    }

    static Optional<Path> driver() {
        return browser()
                .map(browser -> browser.resolveSibling("chromedriver"))
                .filter(Files::isExecutable)
                .or(() -> onPath("chromedriver"));
    }

    private static Optional<Path> onPath(String... names) {
        var folders = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator);
        return Stream.of(names)
                .flatMap(name -> Stream.of(folders).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
