package dev.waybill.stack;

import org.jspecify.annotations.Nullable;

/**
 * A part of the stack could not be started, stopped or reached. The message is for the person at the terminal, the exit
 * code for their script.
 */
public final class StackException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    public StackException(String message) {
        this(ExitCode.FAILED, message);
    }

    public StackException(String message, @Nullable Throwable cause) {
        super(message, cause);
        this.exitCode = ExitCode.FAILED;
    }

    public StackException(ExitCode exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    public ExitCode exitCode() {
        return exitCode;
    }
}
