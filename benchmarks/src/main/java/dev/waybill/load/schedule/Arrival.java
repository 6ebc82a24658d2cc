package dev.waybill.load.schedule;

/**
 * An order that is to be placed.
 *
 * @param number from 0
 * @param due its due time in {@link System#nanoTime}; its latencies count from then
 */
public record Arrival(long number, long due) {}
