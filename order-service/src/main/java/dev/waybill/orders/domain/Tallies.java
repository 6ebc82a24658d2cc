package dev.waybill.orders.domain;

import java.util.List;

/** Counts of orders; a status with no orders is left out. Thread-safe. */
public interface Tallies {

    /** Orders on their way; cheap however many there were. */
    List<Tally> passing();

    /** Orders that are over; takes the longer the more there are. */
    List<Tally> ended();
}
