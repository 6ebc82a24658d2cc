package dev.waybill.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.deadletters.ErasureCheck;
import dev.waybill.events.Address;
import dev.waybill.events.CustomerId;
import dev.waybill.events.Event;
import dev.waybill.events.EventType;
import dev.waybill.events.OrderEvent;
import dev.waybill.events.PaymentEvent;
import dev.waybill.events.PaymentMethod;
import dev.waybill.events.PersonalFacts;
import dev.waybill.events.ShipmentEvent;
import dev.waybill.events.StockEvent;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which events have personal data, each part that must know it says alike. */
class PersonalDataTest {

    private static final Set<Class<?>> PERSONAL = Set.of(Address.class, CustomerId.class, PaymentMethod.class);

    @Test
    void eventsWithPersonalFactsAreMarked() {
        assertThat(events(OrderEvent.class, PaymentEvent.class, StockEvent.class, ShipmentEvent.class)
                        .filter(event -> Arrays.stream(event.getRecordComponents())
                                .map(RecordComponent::getType)
                                .anyMatch(PERSONAL::contains)))
                .isNotEmpty()
                .allMatch(event -> event.isAnnotationPresent(PersonalFacts.class));
    }

    @Test
    void replaysAreCheckedOfEveryOrderEventThatIsMarked() {
        assertThat(events(OrderEvent.class)
                        .filter(event -> !event.isAnnotationPresent(PersonalFacts.class))
                        .map(event -> event.getAnnotation(EventType.class).value()))
                .containsExactlyInAnyOrderElementsOf(ErasureCheck.HARMLESS_TYPES);
    }

    @SafeVarargs
    private static Stream<Class<?>> events(Class<? extends Event>... hierarchies) {
        return Arrays.stream(hierarchies).flatMap(hierarchy -> Arrays.stream(hierarchy.getPermittedSubclasses()));
    }
}
