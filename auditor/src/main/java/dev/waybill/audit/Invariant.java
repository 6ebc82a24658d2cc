package dev.waybill.audit;

import java.util.List;
import java.util.function.BiConsumer;

/** An invariant that must hold after a run. {@code docs/guarantees.md} lists them by number. */
public enum Invariant {
    I1("every accepted order is final", RequestChecks::acceptedOrdersAreFinal),
    I2("every order belongs to one request", RequestChecks::everyOrderBelongsToOneRequest),
    I3("an idempotency key creates one order", RequestChecks::aKeyCreatesOneOrder),
    I4("stock adds up", StockChecks::stockAddsUp),
    I5("nothing is oversold", StockChecks::nothingIsOversold),
    I6("completed orders are paid once, others are not paid", PaymentChecks::onlyCompletedOrdersArePaid),
    I7("payments agree with the gateway's ledger", PaymentChecks::paymentsAgreeWithTheLedger),
    I8("completed orders are shipped once, others are not shipped", LifecycleChecks::onlyCompletedOrdersAreShipped),
    I9("every status transition is legal", LifecycleChecks::everyTransitionIsLegal),
    I10("every event has its effects once", ConsumptionChecks::everyEventHasItsEffectsOnce),
    I11("topics agree with outboxes", OutboxChecks::topicsAgreeWithOutboxes),
    I12("events of an order are in sequence", OutboxChecks::eventsOfAnOrderAreInSequence),
    I13("duplicates are identical and caused by faults", OutboxChecks::duplicatesAreIdenticalAndCausedByFaults),
    I14("dead letters are the injected records", ConsumptionChecks::deadLettersAreTheInjectedRecords),
    I15("a bad record does not block its partition", ConsumptionChecks::badRecordsDoNotBlockTheirPartition),
    I16(
            "everything below a committed offset was processed",
            ConsumptionChecks::everythingBelowACommittedOffsetWasProcessed),
    I17(
            "every partition is assigned and fully consumed",
            (snapshot, result) -> snapshot.consumers().behind(result)),
    I18("cancelled orders are released and refunded", LifecycleChecks::cancelledOrdersAreReleasedAndRefunded);

    private final String sentence;
    private final BiConsumer<AuditSnapshot, CheckResult> check;

    Invariant(String sentence, BiConsumer<AuditSnapshot, CheckResult> check) {
        this.sentence = sentence;
        this.check = check;
    }

    /** The violations of this invariant in the snapshot; empty if it holds. */
    public List<String> violations(AuditSnapshot snapshot) {
        var result = new CheckResult();
        check.accept(snapshot, result);
        return result.violations();
    }

    @Override
    public String toString() {
        return name() + " " + sentence;
    }
}
