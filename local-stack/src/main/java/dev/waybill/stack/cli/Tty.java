package dev.waybill.stack.cli;

/** Whether input and output are terminals, as determined by the script. */
final class Tty {
    static final boolean INPUT = Boolean.getBoolean("waybill.interactive");
    static final boolean OUTPUT = Boolean.getBoolean("waybill.terminal");

    private Tty() {}
}
