package dev.waybill.orders.domain;

import java.util.List;

/** Counts orders by status; a status without orders is left out. Thread-safe. */
public interface OrderStatistics {

    /** Orders in a status that is not final; the cost does not depend on how many orders have finished. */
    List<StatusCount> active();

    /** Orders in a final status; the cost grows with their number. */
    List<StatusCount> finished();
}
