package dev.waybill.audit;

import java.util.List;
import java.util.function.Function;

/** What must hold after a run, by the numbers of docs/guarantees.md. */
public enum Invariant {
    I1("every accepted order has ended", Requests::everyAcceptedOrderHasEnded),
    I2("every order belongs to one request", Requests::everyOrderBelongsToOneRequest),
    I3("an idempotency key makes one order", Requests::aKeyMakesOneOrder),
    I4("stock adds up", Stocks::stockAddsUp),
    I5("nothing is oversold", Stocks::nothingIsOversold),
    I6("completed orders are paid once, others not", Moneys::completedOrdersArePaidOnceAndOthersNot),
    I7("payments agree with the gateway's ledger", Moneys::paymentsAgreeWithTheLedger),
    I8("completed orders are shipped once, others not", Endings::completedOrdersAreShippedOnceAndOthersNot),
    I9("every path is legal", Endings::everyPathIsLegal),
    I10("every event has its effects once", Hearings::everyEventHasItsEffectsOnce),
    I11("the topics say what the outboxes say", Deliveries::theTopicsSayWhatTheOutboxesSay),
    I12("each order is told in sequence", Deliveries::eachOrderIsToldInSequence),
    I13("repeats are identical and owed to faults", Deliveries::repeatsAreIdenticalAndOwedToFaults),
    I14("dead letters are those that were injected", Hearings::deadLettersAreThoseThatWereInjected),
    I16("everything read was heard", Hearings::everythingReadWasHeard),
    I18("cancelled means released and paid back", Endings::cancelledMeansReleasedAndPaidBack);

    private final String sentence;
    private final Function<Evidence, List<String>> check;

    Invariant(String sentence, Function<Evidence, List<String>> check) {
        this.sentence = sentence;
        this.check = check;
    }

    /** How the evidence contradicts this; empty if it does not. */
    public List<String> breaches(Evidence evidence) {
        return check.apply(evidence);
    }

    @Override
    public String toString() {
        return name() + " " + sentence;
    }
}
