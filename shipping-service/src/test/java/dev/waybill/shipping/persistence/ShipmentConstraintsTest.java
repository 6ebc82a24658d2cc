package dev.waybill.shipping.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.shipping.domain.Shipment;
import dev.waybill.shipping.domain.ShipmentFixtures;
import dev.waybill.shipping.domain.ShipmentStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataIntegrityViolationException;

/** The constraints of the table {@code shipments}. */
class ShipmentConstraintsTest {

    private static final ShippingDatabase database = new ShippingDatabase();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    CANCELLED   | state = 'LOST'                                         | state_is_known
                    SCHEDULED   | state = 'DISPATCHED'                                   | dispatched_once_taken
                    DISPATCHED  | dispatched_at = null                                   | dispatched_once_taken
                    DISPATCHED  | state = 'CANCELLED', due_at = null                     | dispatched_once_taken
                    DISPATCHED  | state = 'DELIVERED', due_at = null                     | delivered_at_the_end
                    DELIVERED   | delivered_at = null                                    | delivered_at_the_end
                    DISPATCHING | state = 'FAILED', due_at = null                        | failed_for_a_reason
                    FAILED      | failure_code = null                                    | failed_for_a_reason
                    SCHEDULED   | due_at = null                                          | due_while_something_is_to_come
                    DELIVERED   | due_at = now()                                         | due_while_something_is_to_come
                    SCHEDULED   | tracking_number = null                                 | booked_with_address_when_scheduled
                    SCHEDULED   | postal_code = null                                     | booked_with_address_when_scheduled
                    CLOSED      | carrier = 'Snail'                                      | booked_with_address_when_scheduled
                    CLOSED      | state = 'DISPATCHED', due_at = now(), dispatched_at = now() | only_what_was_scheduled_moves
                    CANCELLED   | state = 'CLOSED'                                       | closed_was_never_scheduled
                    SCHEDULED   | sequence = -1                                          | counts_are_not_negative
                    """)
    void theDatabaseRejectsIt(ShipmentStatus status, String change, String constraint) {
        Shipment shipment = ShipmentFixtures.shipment(status);
        database.save(shipment);

        assertThatThrownBy(() -> database.jdbc()
                        .update(
                                "update shipments set " + change + " where order_id = ?",
                                shipment.orderId().value()))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining(constraint);
        assertThat(database.find(shipment.orderId()))
                .usingRecursiveComparison()
                .ignoringFields("storedValues")
                .isEqualTo(shipment);
    }

    @Test
    void theDatabaseRejectsASecondShipmentForAnOrder() {
        Shipment shipment = ShipmentFixtures.shipment(ShipmentStatus.SCHEDULED);
        database.save(shipment);

        assertThatThrownBy(() -> database.jdbc()
                        .update(
                                "insert into shipments select * from shipments where order_id = ?",
                                shipment.orderId().value()))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("shipments_pkey");
    }
}
