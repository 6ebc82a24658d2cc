package dev.waybill.system.stack;

import dev.waybill.stack.run.StartProgress;

/** Prints no progress: tests have their own. */
enum Quiet implements StartProgress {
    INSTANCE;

    @Override
    public void done(String what) {}

    @Override
    public void waiting(String forWhat) {}
}
