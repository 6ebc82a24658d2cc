package dev.waybill.stack.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MeasurementsTest {
    private final Measurements page = Measurements.parse("""
            # HELP waybill_orders orders by status
            # TYPE waybill_orders gauge
            waybill_orders{status="PENDING"} 3.0
            waybill_orders{application="order-service",status="COMPLETED",} 1.2E3
            waybill_consumer_lag_records{partition="0",topic="payments"} 4
            waybill_consumer_lag_records{partition="1",topic="payments"} 5 1700000000000
            waybill_outbox_lag_seconds NaN
            process_uptime_seconds 12.5
            odd{path="a \\"quoted\\" } brace"} 1
            this is no sample
            """);

    @Test
    void labelsAndValuesAreRead() {
        assertThat(page.named("waybill_orders"))
                .extracting(Measurements.Sample::labels)
                .contains(Map.of("status", "PENDING"), Map.of("application", "order-service", "status", "COMPLETED"));
        assertThat(page.sum("waybill_orders")).isEqualTo(1203);
        assertThat(page.sum("process_uptime_seconds")).isEqualTo(12.5);
        assertThat(page.named("odd")).hasSize(1);
    }

    @Test
    void partitionsAddUp() {
        assertThat(page.sum("waybill_consumer_lag_records")).isEqualTo(9);
    }

    @Test
    void whatIsNotANumberSaysNothing() {
        assertThat(page.named("waybill_outbox_lag_seconds")).isEmpty();
    }
}
