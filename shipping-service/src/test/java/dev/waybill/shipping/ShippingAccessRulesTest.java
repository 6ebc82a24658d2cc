package dev.waybill.shipping;

import dev.waybill.testing.security.AccessRulesTest;
import dev.waybill.testing.security.SecuredApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class ShippingAccessRulesTest extends AccessRulesTest {

    private static SecuredApplication service;

    @BeforeAll
    static void start() {
        service = SecuredApplication.start(ShippingServiceApplication.class, "--waybill.shipping.carrier=simulator");
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
