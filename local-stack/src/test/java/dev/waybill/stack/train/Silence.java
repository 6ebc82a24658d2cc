package dev.waybill.stack.train;

import dev.waybill.stack.run.StartProgress;

/** Nobody is told how far it has come. */
enum Silence implements StartProgress {
    INSTANCE;

    @Override
    public void done(String what) {}

    @Override
    public void waiting(String forWhat) {}
}
