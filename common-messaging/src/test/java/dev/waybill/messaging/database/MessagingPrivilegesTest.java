package dev.waybill.messaging.database;

import dev.waybill.testing.DocumentedPrivileges;
import dev.waybill.testing.PrivilegesTest;
import dev.waybill.testing.TestDatabase;
import dev.waybill.testing.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class MessagingPrivilegesTest extends PrivilegesTest {

    private static ServiceDatabase service;

    @BeforeAll
    static void open() {
        service = new ServiceDatabase(TestPostgres.shared());
        TestPartitions.create(service);
    }

    @AfterAll
    static void close() {
        service.close();
    }

    @Override
    protected TestDatabase database() {
        return service.connectionDetails;
    }

    @Override
    protected String documentedAs() {
        return DocumentedPrivileges.EACH_SERVICE;
    }
}
