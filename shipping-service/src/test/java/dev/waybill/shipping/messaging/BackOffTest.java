package dev.waybill.shipping.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackOffTest {

    @Test
    void itDoublesFromOneSecondToOneMinute() {
        assertThat(IntStream.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 1_000_000)
                        .mapToObj(BackOff::after)
                        .map(java.time.Duration::toSeconds))
                .containsExactly(1L, 1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
    }
}
