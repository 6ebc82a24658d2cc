package dev.waybill.orders.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class OrderTimeoutPropertiesTest {

    @Test
    void theDefaultsAreTwoAndThirtyMinutes() {
        assertThat(bind(Map.of())).isEqualTo(new OrderTimeoutProperties(Duration.ofMinutes(2), Duration.ofMinutes(30)));
    }

    /** A longer deadline was valid before there was the other one, and must not need it. */
    @Test
    void aDeadlineOfMoreThanThirtyMinutesAloneIsValid() {
        assertThat(bind(Map.of("waybill.orders.saga-deadline", "1h")))
                .isEqualTo(new OrderTimeoutProperties(Duration.ofHours(1), Duration.ofHours(1)));
    }

    @Test
    void theDeadlineMustBePositive() {
        assertThatThrownBy(() -> bind(Map.of("waybill.orders.saga-deadline", "0s")))
                .rootCause()
                .hasMessage("waybill.orders.saga-deadline must be positive");
    }

    @Test
    void theDeadlineWhileAParticipantIsAwayIsNotTheShorterOne() {
        assertThatThrownBy(() -> bind(Map.of(
                        "waybill.orders.saga-deadline", "5m",
                        "waybill.orders.saga-deadline-away", "4m")))
                .rootCause()
                .hasMessage("waybill.orders.saga-deadline-away (now PT4M) must be at least"
                        + " waybill.orders.saga-deadline (now PT5M)");
    }

    private static OrderTimeoutProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("waybill.orders", OrderTimeoutProperties.class);
    }
}
