package dev.waybill.inventory;

import dev.waybill.testing.security.AccessRulesTest;
import dev.waybill.testing.security.SecuredApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class InventoryAccessRulesTest extends AccessRulesTest {

    private static SecuredApplication service;

    @BeforeAll
    static void start() {
        service = SecuredApplication.start(InventoryServiceApplication.class, "--waybill.demo-data=true");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Override
    protected SecuredApplication service() {
        return service;
    }
}
