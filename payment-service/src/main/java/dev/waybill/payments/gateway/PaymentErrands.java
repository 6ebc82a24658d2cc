package dev.waybill.payments.gateway;

import dev.waybill.payments.domain.Due;
import dev.waybill.payments.domain.Payments;
import dev.waybill.payments.domain.Settled;
import dev.waybill.payments.messaging.Settlement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** What orders need of the gateway: authorisations, captures, voids, and refunds of all that was captured. */
@Component
record PaymentErrands(Payments payments, Settlement settlement) implements Errands {

    @Override
    public List<Due> claim(int most, Instant now, Duration claim) {
        return payments.claim(most, now, claim);
    }

    @Override
    public boolean settle(List<Settled> outcomes) {
        return settlement.settle(outcomes);
    }
}
