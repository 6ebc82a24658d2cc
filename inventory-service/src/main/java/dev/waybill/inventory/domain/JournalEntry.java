package dev.waybill.inventory.domain;

import java.time.Instant;

/** A movement as it stands in the journal: per sku, ids increase in the order in which the movements happened. */
public record JournalEntry(long id, Movement movement, Instant at) {}
