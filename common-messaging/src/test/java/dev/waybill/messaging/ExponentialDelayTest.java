package dev.waybill.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExponentialDelayTest {

    private final ExponentialDelay delay = new ExponentialDelay(Duration.ofMillis(250), Duration.ofSeconds(30));

    @ParameterizedTest
    @CsvSource({"0,250", "1,250", "2,500", "7,16000", "8,30000", "100,30000", "2147483647,30000"})
    void aDelayDoublesWithEachFailureUpToItsMaximum(int failures, long millis) {
        assertThat(delay.after(failures)).hasMillis(millis);
    }
}
