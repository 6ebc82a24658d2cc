package dev.waybill.shipping.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HandoverBackoffTest {

    @Test
    void theDelayDoublesFromOneSecondToOneMinute() {
        assertThat(IntStream.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 1_000_000)
                        .mapToObj(HandoverBackoff::after)
                        .map(Duration::toSeconds))
                .containsExactly(1L, 1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
    }
}
