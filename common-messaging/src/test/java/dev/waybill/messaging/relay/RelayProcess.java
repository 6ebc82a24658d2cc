package dev.waybill.messaging.relay;

import dev.waybill.testing.Database;

/** A relay in a process of its own; ends with its standard input. */
final class RelayProcess {

    private RelayProcess() {}

    /** Arguments: the database's address, the relay's login and password, the brokers. */
    public static void main(String[] arguments) throws Exception {
        var database = new Database("", arguments[0], "", "", arguments[1], arguments[2]);
        OutboxRelay relay = TestRelay.of(database, arguments[3], () -> {
            throw new IllegalStateException("the publication is missing");
        });
        relay.start();
        while (System.in.read() >= 0) {
            // whoever started it is still there
        }
        relay.stop();
    }
}
