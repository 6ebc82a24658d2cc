package dev.waybill.orders.persistence;

import dev.waybill.events.OrderId;
import dev.waybill.persistence.StatementBatch;
import java.util.Collection;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Erases the personal data of orders where order-service keeps it. To everything else these columns are facts of the
 * placement, which are never changed and so are no part of an order's update. Thread-safe.
 */
@Component
public final class PersonalDataRepository {

    /** As {@link dev.waybill.events.Address#erased()}. */
    private static final String ERASE_ORDERS = """
            update orders set ship_name = 'erased', ship_street = 'erased', ship_city = 'erased',
                ship_postal_code = case ship_postal_code when '-' then '-' else 'erased' end,
                ship_street2 = null, ship_region = null, ship_company = null, ship_phone = null,
                payment_method = 'erased', reference = null, metadata = null
            where id = any(?::uuid[])
            """;

    /** A repeated request gets the erased order, so that it does not place another one. */
    private static final String ERASE_RESPONSES = """
            update idempotency_keys k set response = convert_to((stored.response || jsonb_build_object(
                'shippingAddress', jsonb_strip_nulls(jsonb_build_object(
                    'name', 'erased', 'street', 'erased', 'city', 'erased',
                    'postalCode', case when stored.address -> 'postalCode' is not null then 'erased' end,
                    'country', stored.address -> 'country')),
                'paymentMethod', 'erased', 'reference', null, 'metadata', '{}'::jsonb))::text, 'UTF8')
            from (select customer_id, key, convert_from(response, 'UTF8')::jsonb as response,
                    convert_from(response, 'UTF8')::jsonb -> 'shippingAddress' as address
                from idempotency_keys
                where order_id = any(?::uuid[]) and customer_id in (
                    select customer_id from orders where id = any(?::uuid[]))) as stored
            where k.customer_id = stored.customer_id and k.key = stored.key
            """;

    private final StatementBatch statements;

    PersonalDataRepository(StatementBatch statements) {
        this.statements = statements;
    }

    /** Erases the data of these orders with the commit. The transaction holds their locks. */
    public void erase(Collection<OrderId> orders) {
        if (orders.isEmpty()) {
            return;
        }
        UUID[] ids = orders.stream().map(OrderId::value).toArray(UUID[]::new);
        statements.add(ERASE_ORDERS, (Object) ids);
        statements.add(ERASE_RESPONSES, ids, ids);
    }
}
