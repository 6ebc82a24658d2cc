package dev.waybill.stack.run;

/** Receives the progress of a start. Implementations may be called from several threads. */
public interface StartProgress {
    /** Something is done. */
    void done(String what);

    /** Something takes time; called again and again while it does. */
    void waiting(String forWhat);
}
