package dev.waybill.stack.cli;

import dev.waybill.stack.run.Progress;
import java.io.PrintStream;
import java.util.concurrent.TimeUnit;

/**
 * Where a command writes. On a screen, waiting is one line that changes; in a file, a line every few seconds.
 * Thread-safe.
 */
final class Terminal implements Progress {
    private static final String CLEAR_LINE = "\r\u001b[2K";
    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final PrintStream out;
    private final boolean screen;
    private boolean passing;
    private long lastSaid = System.nanoTime();

    Terminal(PrintStream out, boolean screen) {
        this.out = out;
        this.screen = screen;
    }

    synchronized void line(String text) {
        wipe();
        out.println(text);
        out.flush();
        lastSaid = System.nanoTime();
    }

    synchronized void error(String text) {
        line("waybill: " + text);
    }

    @Override
    public void done(String what) {
        line("  " + what);
    }

    @Override
    public synchronized void waiting(String forWhat) {
        if (screen) {
            wipe();
            out.print("  waiting for " + forWhat);
            out.flush();
            passing = true;
        } else if (System.nanoTime() - lastSaid > QUIET_NANOS) {
            line("  waiting for " + forWhat);
        }
    }

    private void wipe() {
        if (passing) {
            out.print(CLEAR_LINE);
            passing = false;
        }
    }
}
