package dev.waybill.inventory.persistence;

import dev.waybill.testing.PrivilegesTest;
import dev.waybill.testing.TestDatabase;

class InventoryPrivilegesTest extends PrivilegesTest {

    @Override
    protected TestDatabase database() {
        return InventoryDatabase.details();
    }

    @Override
    protected String documentedAs() {
        return "inventory";
    }
}
