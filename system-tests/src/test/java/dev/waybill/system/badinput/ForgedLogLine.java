package dev.waybill.system.badinput;

/** Input that would look like a line of a log, in red, if a log showed it unchanged. */
final class ForgedLogLine {

    /** How the line begins. */
    static final String BEGINNING = "2026-01-01T00:00:00.000Z ERROR";

    static final String TEXT = "x\u001b[31m\r\n" + BEGINNING + " [order-service] forged";

    private ForgedLogLine() {}
}
