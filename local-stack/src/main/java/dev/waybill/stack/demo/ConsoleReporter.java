package dev.waybill.stack.demo;

import java.util.Locale;
import java.util.function.Consumer;

/** Prints what happens, with the time since the start. */
final class ConsoleReporter {
    private final Consumer<String> listener;
    private final long startedAt = System.nanoTime();

    ConsoleReporter(Consumer<String> listener) {
        this.listener = listener;
    }

    void report(String scenario, String what, String more) {
        var seconds = (System.nanoTime() - startedAt) / 1e9;
        line(String.format(Locale.ROOT, "%7.2f s  %-26s %-28s %s", seconds, scenario, what, more)
                .stripTrailing());
    }

    void line(String text) {
        listener.accept(text);
    }
}
