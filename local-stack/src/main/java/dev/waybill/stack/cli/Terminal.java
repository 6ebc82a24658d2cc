package dev.waybill.stack.cli;

import dev.waybill.stack.run.StartProgress;
import java.io.PrintStream;
import java.util.concurrent.TimeUnit;

/**
 * The output of a command. Waiting is shown on a terminal as one changing line, in a file as a line every few seconds.
 * Thread-safe.
 */
public final class Terminal implements StartProgress {
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

    public synchronized void line(String text) {
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
    public void waiting(String forWhat) {
        passing("  waiting for " + forWhat);
    }

    /** A line that the next one replaces. */
    public synchronized void passing(String text) {
        if (screen) {
            wipe();
            out.print(text);
            out.flush();
            passing = true;
        } else if (System.nanoTime() - lastSaid > QUIET_NANOS) {
            line(text);
        }
    }

    private void wipe() {
        if (passing) {
            out.print(CLEAR_LINE);
            passing = false;
        }
    }
}
