package dev.waybill.audit;

/**
 * Everything that is known of a run once the system is quiescent. Nothing changes it.
 *
 * @param faulty whether a process was killed or stopped during the run, so that duplicates are allowed
 */
public record AuditSnapshot(
        boolean faulty,
        ClientView clientView,
        InventoryRecords inventory,
        PaymentRecords payments,
        ShipmentRecords shipments,
        ReturnRecords returns,
        EventLog eventLog,
        ConsumerState consumers) {

    AuditSnapshot with(ClientView changed) {
        return new AuditSnapshot(faulty, changed, inventory, payments, shipments, returns, eventLog, consumers);
    }

    AuditSnapshot with(InventoryRecords changed) {
        return new AuditSnapshot(faulty, clientView, changed, payments, shipments, returns, eventLog, consumers);
    }

    AuditSnapshot with(PaymentRecords changed) {
        return new AuditSnapshot(faulty, clientView, inventory, changed, shipments, returns, eventLog, consumers);
    }

    AuditSnapshot with(ShipmentRecords changed) {
        return new AuditSnapshot(faulty, clientView, inventory, payments, changed, returns, eventLog, consumers);
    }

    AuditSnapshot with(ReturnRecords changed) {
        return new AuditSnapshot(faulty, clientView, inventory, payments, shipments, changed, eventLog, consumers);
    }

    AuditSnapshot with(EventLog changed) {
        return new AuditSnapshot(faulty, clientView, inventory, payments, shipments, returns, changed, consumers);
    }

    AuditSnapshot with(ConsumerState changed) {
        return new AuditSnapshot(faulty, clientView, inventory, payments, shipments, returns, eventLog, changed);
    }
}
