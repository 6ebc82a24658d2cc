package dev.waybill.messaging.outbox;

import dev.waybill.messaging.database.ServiceDatabase;
import dev.waybill.testing.TestDatabase;
import java.util.Properties;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A relay in a separate process; it ends with its standard input. */
final class RelayProcess {

    private RelayProcess() {}

    /** Arguments: the database's URL, user name and password of the service and of the relay, the brokers. */
    public static void main(String[] arguments) throws Exception {
        var database = new TestDatabase("", arguments[0], arguments[1], arguments[2], arguments[3], arguments[4]);
        var serviceConnections = new DriverManagerDataSource(database.url(), database.username(), database.password());
        var options = new Properties();
        options.setProperty("options", "-c transaction_timeout=" + ServiceDatabase.TRANSACTION_TIMEOUT);
        serviceConnections.setConnectionProperties(options);
        OutboxRelay relay = TestRelay.of(database, new JdbcTemplate(serviceConnections), arguments[5], () -> true);
        relay.start();
        while (System.in.read() >= 0) {
            // the parent process is still alive
        }
        relay.stop();
    }
}
