package dev.waybill.stack.demo;

import java.util.function.Consumer;

/** Tells what happens, with the time since the beginning. */
final class ConsoleReporter {
    private final Consumer<String> listener;
    private final long began = System.nanoTime();

    ConsoleReporter(Consumer<String> listener) {
        this.listener = listener;
    }

    void tell(String story, String what, String more) {
        var seconds = (System.nanoTime() - began) / 1e9;
        listener.accept(
                "%7.2f s  %-26s %-28s %s".formatted(seconds, story, what, more).stripTrailing());
    }

    void announce(String text) {
        listener.accept("\n" + text);
    }

    void conclude(String text) {
        listener.accept(text);
    }
}
