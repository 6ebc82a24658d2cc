package dev.waybill.payments.simulator;

import dev.waybill.testing.PrivilegesTest;
import dev.waybill.testing.TestDatabase;
import dev.waybill.testing.TestPostgres;
import org.junit.jupiter.api.BeforeAll;

class GatewayPrivilegesTest extends PrivilegesTest {

    private static final TestDatabase DATABASE = TestPostgres.shared().createDatabase("gateway");

    @BeforeAll
    static void migrate() {
        var owner = new SimulatorProperties.Owner(DATABASE.username(), DATABASE.password());
        new SimulatorDatabase(new SimulatorProperties(
                        DATABASE.url(), DATABASE.applicationUsername(), DATABASE.applicationPassword(), owner, true))
                .close();
    }

    @Override
    protected TestDatabase database() {
        return DATABASE;
    }

    @Override
    protected String documentedAs() {
        return "gateway";
    }
}
