package dev.waybill.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is on the wire stays readable: every change of a record is held against what was promised. */
class ContractsTest {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    static Stream<Class<?>> events() {
        return Family.events();
    }

    @Test
    void thereAreTheEventsOfTheSaga() {
        assertThat(Family.events().map(Family::nameOf))
                .containsExactlyInAnyOrder(
                        "order.placed.v1",
                        "order.confirmed.v1",
                        "order.cancellation-requested.v1",
                        "order.cancelled.v1",
                        "order.completed.v1",
                        "order.return-requested.v1",
                        "order.return-completed.v1",
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
                        "shipment.scheduled.v1",
                        "shipment.dispatched.v1",
                        "shipment.delivered.v1",
                        "shipment.cancelled.v1",
                        "shipment.failed.v1",
                        "shipment.return-arrived.v1");
    }

    @ParameterizedTest
    @MethodSource("events")
    void nothingThatWasPromisedHasChanged(Class<?> event) throws IOException {
        Contract approved = Objects.requireNonNull(
                ApprovedContracts.read().get(Family.nameOf(event)), () -> Family.nameOf(event) + " is not approved");
        assertThat(RecordContracts.of(event).breaches(approved)).isEmpty();
    }

    @Test
    void noPromiseIsForgotten() throws IOException {
        String listing = Family.events()
                .map(RecordContracts::of)
                .map(Contract::listing)
                .sorted()
                .collect(Collectors.joining());
        assertThat(ApprovedContracts.text("/approved-contracts.txt"))
                .as("approved-contracts.txt lists every event and fact; a change to it is a promise")
                .isEqualTo(listing);
    }

    @ParameterizedTest
    @MethodSource("events")
    void theSchemaSaysWhatTheRecordSays(Class<?> event) throws IOException {
        assertThat(SchemaContracts.of(event)).isEqualTo(RecordContracts.of(event));
    }

    @ParameterizedTest
    @MethodSource("events")
    void theSampleIsValid(Class<?> event) throws IOException {
        assertThat(errors(event, sample(event))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("events")
    void theSchemaLetsAddedFactsPassAndMissesRemovedOnes(Class<?> event) throws IOException {
        String sample = sample(event);
        assertThat(errors(event, sample.replaceFirst("\\{", "{\"added\": 1,"))).isEmpty();
        for (String fact : RecordContracts.of(event).facts().keySet()) {
            String name = fact.substring(1 + Math.max(fact.lastIndexOf('.'), fact.lastIndexOf(']')));
            assertThat(errors(event, sample.replace("\"" + name + "\"", "\"renamed\"")))
                    .as("without %s", fact)
                    .isNotEmpty();
        }
    }

    private static String sample(Class<?> event) throws IOException {
        return ApprovedContracts.text("samples/" + Family.nameOf(event) + ".json");
    }

    private static List<String> errors(Class<?> event, String json) throws IOException {
        Schema schema = SCHEMAS.getSchema(ApprovedContracts.text("schemas/" + Family.nameOf(event) + ".json"));
        return schema
                .validate(
                        json,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }
}
