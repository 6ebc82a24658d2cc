package dev.waybill.payments.simulator;

import java.math.BigDecimal;
import java.time.Instant;

/** One booking. */
record LedgerItem(String operation, BigDecimal amount, String currency, String idempotencyKey, Instant time) {}
