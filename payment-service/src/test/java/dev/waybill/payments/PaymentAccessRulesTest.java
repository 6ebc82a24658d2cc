package dev.waybill.payments;

import dev.waybill.testing.TestDatabase;
import dev.waybill.testing.TestPostgres;
import dev.waybill.testing.security.AccessRulesTest;
import dev.waybill.testing.security.SecuredApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PaymentAccessRulesTest extends AccessRulesTest {

    private static SecuredApplication service;

    @BeforeAll
    static void start() {
        TestDatabase gateway = TestPostgres.shared().createDatabase("gateway");
        service = SecuredApplication.start(
                PaymentServiceApplication.class,
                "--waybill.payments.gateway=simulator",
                "--waybill.gateway.url=" + gateway.url(),
                "--waybill.gateway.username=" + gateway.applicationUsername(),
                "--waybill.gateway.password=" + gateway.applicationPassword(),
                "--waybill.gateway.owner.username=" + gateway.username(),
                "--waybill.gateway.owner.password=" + gateway.password());
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
