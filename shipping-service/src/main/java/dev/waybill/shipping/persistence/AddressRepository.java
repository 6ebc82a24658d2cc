package dev.waybill.shipping.persistence;

import dev.waybill.persistence.StatementBatch;
import dev.waybill.shipping.domain.Shipment;
import java.util.Collection;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Erases the addresses of shipments. To everything else an address is a fact of the booking, which is never changed and so
 * is no part of a shipment's update. Thread-safe.
 */
@Component
public final class AddressRepository {

    /** As {@link dev.waybill.events.Address#erased()}. */
    private static final String ERASE = """
            update shipments set recipient = 'erased', street = 'erased', city = 'erased',
                postal_code = case postal_code when '-' then '-' else 'erased' end,
                street2 = null, region = null, company = null, phone = null
            where order_id = any(?::uuid[])
            """;

    private final StatementBatch statements;

    AddressRepository(StatementBatch statements) {
        this.statements = statements;
    }

    /** Erases, with the commit, those that are due. The shipments are locked and, if they are new, saved before. */
    public void eraseDue(Collection<Shipment> shipments) {
        UUID[] due = shipments.stream()
                .filter(Shipment::eraseAddress)
                .map(shipment -> shipment.orderId().value())
                .toArray(UUID[]::new);
        if (due.length > 0) {
            statements.add(ERASE, (Object) due);
        }
    }
}
