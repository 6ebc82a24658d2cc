package dev.waybill.stack.run;

/** What the JVMs of a stack do about an AOT cache. */
enum CacheMode {
    /** They use the one there is. */
    DONE,
    /** Each records a new one, and writes it when it ends in order. */
    UNDER_WAY
}
