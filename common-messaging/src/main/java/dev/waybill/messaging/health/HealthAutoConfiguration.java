package dev.waybill.messaging.health;

import dev.waybill.messaging.Degradation;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Health and metric of everything that is declared as a {@link Degradation}. */
@AutoConfiguration
public class HealthAutoConfiguration {

    @Bean("degradation")
    DegradationHealth degradationHealth(ObjectProvider<Degradation> degradations) {
        return new DegradationHealth(degradations.orderedStream().toList());
    }

    @Bean
    MeterBinder degradationMetrics(ObjectProvider<Degradation> degradations) {
        return registry -> degradations.stream()
                .collect(Collectors.groupingBy(Degradation::cause))
                .forEach((cause, all) -> register(cause, all, registry));
    }

    private static void register(String cause, List<Degradation> degradations, MeterRegistry registry) {
        Gauge.builder(
                        "waybill.degraded",
                        () -> degradations.stream()
                                        .anyMatch(each -> each.reason().get().isPresent())
                                ? 1
                                : 0)
                .description("1 while a part of the work waits for others, by cause")
                .tag("cause", cause)
                .register(registry);
    }
}
