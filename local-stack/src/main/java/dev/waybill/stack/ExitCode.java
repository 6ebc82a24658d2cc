package dev.waybill.stack;

/** Exit codes of the commands; documented in {@code ./waybill --help}. */
public enum ExitCode {
    DONE(0),
    FAILED(1),
    WRONG_USE(2),
    NO_JDK(3),
    PORT_IN_USE(4),
    DISK_FULL(5),
    BUILD_FAILED(6),
    NO_DOCKER(7);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
