package dev.waybill.stack.run;

/** The state of a process of the stack. */
public enum ProcessState {
    /** Serves. */
    READY,
    /** Runs but does not listen yet. */
    STARTING,
    /** Runs and listens, but is not ready. */
    UNREADY,
    /** Ended without a request. */
    DEAD,
    /** Not started, or stopped on purpose. */
    STOPPED
}
