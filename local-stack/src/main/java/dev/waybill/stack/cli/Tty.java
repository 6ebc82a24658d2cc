package dev.waybill.stack.cli;

/** Whether a person sits at either end, as the script has found out. */
final class Tty {
    static final boolean INPUT = Boolean.getBoolean("waybill.interactive");
    static final boolean OUTPUT = Boolean.getBoolean("waybill.terminal");

    private Tty() {}
}
