package dev.waybill.stack.train;

import dev.waybill.stack.run.StartProgress;

/** Ignores all progress. */
enum Silence implements StartProgress {
    INSTANCE;

    @Override
    public void done(String what) {}

    @Override
    public void waiting(String forWhat) {}
}
