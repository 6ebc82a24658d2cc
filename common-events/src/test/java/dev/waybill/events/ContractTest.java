package dev.waybill.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The check itself can fail. */
class ContractTest {

    private static final Fact ID = Fact.of("uuid");
    private static final Fact UNITS = Fact.parse("integer, published 1..9999, accepted 1..");
    private static final Contract APPROVED =
            new Contract("order.shipped.v1", "orders", Map.of("orderId", ID, "units", UNITS));

    @Test
    void theSameIsNoBreach() {
        assertThat(APPROVED.breaches(APPROVED)).isEmpty();
    }

    @Test
    void anOptionalFactMayBeAdded() {
        assertThat(breaches(Map.of("orderId", ID, "units", UNITS, "note", Fact.of("string?"))))
                .isEmpty();
    }

    @Test
    void aRequiredFactMayNotBeAdded() {
        assertThat(breaches(Map.of("orderId", ID, "units", UNITS, "note", Fact.of("string"))))
                .containsExactly("order.shipped.v1 requires note, which older events do not have");
    }

    @Test
    void aFactMayNotBeRemoved() {
        assertThat(breaches(Map.of("orderId", ID))).containsExactly("order.shipped.v1 lost units");
    }

    @ParameterizedTest
    @ValueSource(strings = {"string", "integer?"})
    void aFactMayNotChangeItsForm(String form) {
        assertThat(breaches(Map.of("orderId", ID, "units", Fact.of(form))))
                .containsExactly("order.shipped.v1 changed units from integer to " + form);
    }

    @Test
    void aConstantMayBeAddedAndIsNamed() {
        assertThat(reason("A|B|C").breaches(reason("A|B"))).isEmpty();
        assertThat(reason("A|B|C").addedConstants(reason("A|B"))).containsExactly("order.shipped.v1 adds C to reason");
        assertThat(reason("A|B").addedConstants(reason("A|B"))).isEmpty();
        assertThat(APPROVED.addedConstants(APPROVED)).isEmpty();
    }

    @Test
    void aConstantMayNotBeRemoved() {
        assertThat(reason("A|C").breaches(reason("A|B")))
                .containsExactly("order.shipped.v1 changed reason from A|B to A|C");
    }

    @Test
    void anEventMayNotMove() {
        assertThat(new Contract("order.shipped.v1", "shipping", APPROVED.facts()).breaches(APPROVED))
                .containsExactly("order.shipped.v1 moved to another topic");
    }

    @Test
    void aLimitOfWhatIsPublishedMayBeRaisedAndLoweredWithinWhatReadersAccept() {
        assertThat(breaches(units("integer, published 1..10000, accepted 1.."))).isEmpty();
        assertThat(breaches(units("integer, published 2..10, accepted 1.."))).isEmpty();
    }

    @Test
    void nothingMayBePublishedThatOlderReadersDoNotAccept() {
        assertThat(breaches(units("integer, published 0..9999, accepted 0..")))
                .containsExactly("order.shipped.v1 publishes units of 0..9999, but older readers accept 1.. only");
    }

    @Test
    void aReaderMayAcceptMoreThanBefore() {
        assertThat(breaches(units("integer, published 1..9999, accepted .."))).isEmpty();
    }

    @Test
    void aReaderMayNotAcceptLessThanBefore() {
        assertThat(breaches(units("integer, published 1..9999, accepted 1..9999")))
                .containsExactly("order.shipped.v1 accepts units of 1..9999 only, before 1..");
        assertThat(breaches(units("integer, published 2..9999, accepted 2..")))
                .containsExactly("order.shipped.v1 accepts units of 2.. only, before 1..");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "uuid",
                "string?",
                "integer, published 1..9999, accepted 1..",
                "array, published 0..100, accepted .."
            })
    void aFactIsReadAsItIsListed(String text) {
        assertThat(Fact.parse(text)).hasToString(text);
    }

    private static Contract reason(String form) {
        return new Contract("order.shipped.v1", "orders", Map.of("reason", Fact.of(form)));
    }

    private static Map<String, Fact> units(String fact) {
        return Map.of("orderId", ID, "units", Fact.parse(fact));
    }

    private static Iterable<String> breaches(Map<String, Fact> facts) {
        return new Contract("order.shipped.v1", "orders", facts).breaches(APPROVED);
    }
}
