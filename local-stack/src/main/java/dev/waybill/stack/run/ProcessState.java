package dev.waybill.stack.run;

/** How a process of the stack is. */
public enum ProcessState {
    /** Serves. */
    READY,
    /** Runs but does not listen yet. */
    STARTING,
    /** Runs and listens, but says or shows that it cannot serve. */
    UNREADY,
    /** Ended without having been told to. */
    DEAD,
    /** Not started, or stopped on purpose. */
    STOPPED
}
