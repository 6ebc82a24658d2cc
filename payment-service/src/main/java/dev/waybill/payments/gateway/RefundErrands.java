package dev.waybill.payments.gateway;

import dev.waybill.payments.domain.Due;
import dev.waybill.payments.domain.Refunds;
import dev.waybill.payments.domain.Settled;
import dev.waybill.payments.messaging.RefundSettlement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** What returns need of the gateway. Errands of their own, so that orders do not pay for asking whether there are any. */
@Component
record RefundErrands(Refunds refunds, RefundSettlement settlement) implements Errands {

    @Override
    public List<Due> claim(int most, Instant now, Duration claim) {
        return refunds.claim(most, now, claim);
    }

    @Override
    public boolean settle(List<Settled> outcomes) {
        settlement.settle(outcomes);
        return false;
    }
}
