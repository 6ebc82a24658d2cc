package dev.waybill.payments.gateway;

import dev.waybill.payments.domain.Due;
import dev.waybill.payments.domain.Settled;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Where requests to the gateway wait, and where what came of them is written down. Thread-safe. */
interface Errands {

    /** Claims the longest waiting; nobody else gets them until the claim has run out. */
    List<Due> claim(int most, Instant now, Duration claim);

    /** @return whether the gateway has to be asked for more at once */
    boolean settle(List<Settled> outcomes);
}
