package dev.waybill.messaging.consumer;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.messaging.consumer.ConsumerProperties.GroupProtocol;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsumerPropertiesTest {

    @Test
    void aValueOutOfRangeIsRejectedWithTheSettingItsRangeAndUnit() {
        assertThatThrownBy(() -> settings(0, Duration.ofMillis(4)))
                .hasMessage("waybill.consumer.threads must be from 1 to 64");
        assertThatThrownBy(() -> settings(1, Duration.ofSeconds(2)))
                .hasMessage("waybill.consumer.pace must be from 0 to 1000 ms");
    }

    private static ConsumerProperties settings(int threads, Duration pace) {
        return new ConsumerProperties(
                GroupProtocol.CLASSIC,
                null,
                threads,
                500,
                pace,
                Duration.ofSeconds(5),
                20,
                Duration.ofSeconds(10),
                Map.of());
    }
}
