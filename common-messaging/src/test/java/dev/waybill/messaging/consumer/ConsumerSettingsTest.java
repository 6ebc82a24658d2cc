package dev.waybill.messaging.consumer;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.messaging.consumer.ConsumerSettings.GroupProtocol;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConsumerSettingsTest {

    @Test
    void aValueOutOfRangeIsRejectedWithTheSettingItsRangeAndUnit() {
        assertThatThrownBy(() -> settings(0, Duration.ofMillis(4)))
                .hasMessage("waybill.consumer.threads must be from 1 to 64");
        assertThatThrownBy(() -> settings(1, Duration.ofSeconds(2)))
                .hasMessage("waybill.consumer.pace must be from 0 to 1000 ms");
    }

    private static ConsumerSettings settings(int threads, Duration pace) {
        return new ConsumerSettings(GroupProtocol.CLASSIC, threads, 500, pace, Duration.ofSeconds(5));
    }
}
