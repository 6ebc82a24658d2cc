package dev.waybill.orders.persistence;

import dev.waybill.testing.PrivilegesTest;
import dev.waybill.testing.TestDatabase;

class OrderPrivilegesTest extends PrivilegesTest {

    @Override
    protected TestDatabase database() {
        return OrdersDatabase.empty().details();
    }

    @Override
    protected String documentedAs() {
        return "orders";
    }
}
