package dev.waybill.stack.train;

import dev.waybill.stack.run.Progress;

/** Nobody is told how far it has come. */
enum Silence implements Progress {
    INSTANCE;

    @Override
    public void done(String what) {}

    @Override
    public void waiting(String forWhat) {}
}
