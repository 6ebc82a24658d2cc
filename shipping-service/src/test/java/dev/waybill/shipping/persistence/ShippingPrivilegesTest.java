package dev.waybill.shipping.persistence;

import dev.waybill.testing.PrivilegesTest;
import dev.waybill.testing.TestDatabase;

class ShippingPrivilegesTest extends PrivilegesTest {

    @Override
    protected TestDatabase database() {
        return ShippingDatabase.details();
    }

    @Override
    protected String documentedAs() {
        return "shipping";
    }
}
