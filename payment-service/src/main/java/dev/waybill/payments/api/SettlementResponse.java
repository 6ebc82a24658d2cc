package dev.waybill.payments.api;

import dev.waybill.payments.domain.Settlement;
import java.time.Instant;

/** What an operator settled manually, as clients see it. */
record SettlementResponse(String kind, String note, Instant settledAt) {

    static SettlementResponse of(Settlement settlement) {
        return new SettlementResponse(settlement.kind(), settlement.note(), settlement.settledAt());
    }
}
