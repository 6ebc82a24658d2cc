package dev.waybill.payments.persistence;

import dev.waybill.payments.PaymentServiceFixture;
import dev.waybill.testing.PrivilegesTest;
import dev.waybill.testing.TestDatabase;

class PaymentPrivilegesTest extends PrivilegesTest {

    @Override
    protected TestDatabase database() {
        return PaymentServiceFixture.database();
    }

    @Override
    protected String documentedAs() {
        return "payments";
    }
}
