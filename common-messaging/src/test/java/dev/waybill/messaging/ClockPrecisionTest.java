package dev.waybill.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ClockPrecisionTest {

    @Test
    void theClockOfAServiceHasThePrecisionOfTheDatabase() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(MessagingAutoConfiguration.class))
                .run(context -> {
                    Clock clock = context.getBean(Clock.class);
                    assertThat(Stream.generate(clock::instant).limit(1_000))
                            .allSatisfy(now -> assertThat(now).isEqualTo(microseconds(now)));
                });
    }

    private static Instant microseconds(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }
}
