package dev.waybill.stack.run;

/** How the JVMs of a stack use AOT caches. */
enum CacheMode {
    /** They use an existing cache. */
    USING,
    /** Each records a new cache and writes it at an orderly shutdown. */
    RECORDING
}
