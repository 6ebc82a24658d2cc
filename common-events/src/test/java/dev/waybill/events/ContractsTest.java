package dev.waybill.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is on the wire stays readable: every change of a record or schema is compared with what was promised. */
class ContractsTest {

    private static final Map<Class<?>, Contract> CONTRACTS =
            EventHierarchies.events().collect(Collectors.toMap(Function.identity(), CurrentContracts::of));

    static Stream<Class<?>> events() {
        return EventHierarchies.events();
    }

    @Test
    void theEventsOfTheSagaExist() {
        assertThat(EventHierarchies.events().map(EventHierarchies::nameOf))
                .containsExactlyInAnyOrder(
                        "order.placed.v1",
                        "order.confirmed.v1",
                        "order.cancellation-requested.v1",
                        "order.cancelled.v1",
                        "order.completed.v1",
                        "order.return-requested.v1",
                        "order.return-completed.v1",
                        "order.personal-data-erased.v1",
                        "stock.reserved.v1",
                        "stock.rejected.v1",
                        "stock.released.v1",
                        "stock.committed.v1",
                        "stock.restocked.v1",
                        "payment.authorized.v1",
                        "payment.declined.v1",
                        "payment.captured.v1",
                        "payment.capture-failed.v1",
                        "payment.voided.v1",
                        "payment.refunded.v1",
                        "payment.return-refunded.v1",
                        "payment.return-refund-failed.v1",
                        "payment.settled-manually.v1",
                        "payment.return-settled-manually.v1",
                        "shipment.scheduled.v1",
                        "shipment.dispatched.v1",
                        "shipment.delivered.v1",
                        "shipment.cancelled.v1",
                        "shipment.failed.v1",
                        "shipment.return-arrived.v1");
    }

    @ParameterizedTest
    @MethodSource("events")
    void noChangeBreaksReadersOrEventsOfBefore(Class<?> event) throws IOException {
        String name = EventHierarchies.nameOf(event);
        Contract approved = Objects.requireNonNull(ApprovedContracts.read().get(name), () -> name + " is not approved");
        assertThat(contract(event).breaches(approved)).isEmpty();
    }

    @Test
    void everyPromiseIsListed() throws IOException {
        Map<String, Contract> approved = ApprovedContracts.read();
        List<String> added = CONTRACTS.values().stream()
                .flatMap(contract -> contract.addedConstants(approved.getOrDefault(contract.name(), contract)).stream())
                .toList();
        String listing =
                CONTRACTS.values().stream().map(Contract::listing).sorted().collect(Collectors.joining());
        assertThat(ApprovedContracts.text("/approved-contracts.txt"))
                .as(
                        "approved-contracts.txt lists every event and fact with its ranges; a change to it is a promise. Added constants,"
                                + " which readers that decide by them must know before they are published: %s",
                        added)
                .isEqualTo(listing);
    }

    @ParameterizedTest
    @MethodSource("events")
    void theSchemaHasTheFactsOfTheRecord(Class<?> event) throws IOException {
        assertThat(SchemaForms.of(event)).isEqualTo(RecordForms.of(event));
    }

    @ParameterizedTest
    @MethodSource("events")
    void readersAcceptEverythingThatIsPublished(Class<?> event) {
        contract(event).facts().forEach((path, fact) -> {
            if (fact.published() != null && fact.accepted() != null) {
                assertThat(fact.accepted().contains(fact.published()))
                        .as("%s: %s", path, fact)
                        .isTrue();
            }
        });
    }

    /** A larger upper limit is nothing that a reader of today would notice; a country has its form, no limit. */
    @ParameterizedTest
    @MethodSource("events")
    void noUpperLimitBindsAReader(Class<?> event) {
        contract(event).facts().forEach((path, fact) -> {
            if (fact.accepted() != null && !path.endsWith(".country")) {
                assertThat(fact.accepted().max()).as(path).isEqualTo(Long.MAX_VALUE);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("events")
    void theSampleIsValid(Class<?> event) throws IOException {
        assertThat(EventSchemas.errors(EventSchemas.of(event), sample(event))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("events")
    void theSchemaAcceptsAddedFactsAndRequiresItsOwn(Class<?> event) throws IOException {
        Schema schema = EventSchemas.of(event);
        String sample = sample(event);
        assertThat(EventSchemas.errors(schema, sample.replaceFirst("\\{", "{\"added\": 1,")))
                .isEmpty();
        RecordForms.of(event).forEach((fact, form) -> {
            String name = fact.substring(1 + Math.max(fact.lastIndexOf('.'), fact.lastIndexOf(']')));
            assertThat(EventSchemas.errors(schema, sample.replace("\"" + name + "\"", "\"renamed\""))
                            .isEmpty())
                    .as("without %s", fact)
                    .isEqualTo(form.endsWith("?"));
        });
    }

    private static Contract contract(Class<?> event) {
        return Objects.requireNonNull(CONTRACTS.get(event));
    }

    private static String sample(Class<?> event) throws IOException {
        return ApprovedContracts.text("samples/" + EventHierarchies.nameOf(event) + ".json");
    }
}
