package dev.waybill.messaging.parcels;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.TransactionHooks;
import dev.waybill.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The test service in a process of its own, which can crash. It ends with its standard input. */
public final class ParcelProcess {

    /** The exit status of a process that has reached its crash point. */
    public static final int CRASHED = 77;

    private ParcelProcess() {}

    /** The step at which the process ends when it handles the events of one order. */
    public enum CrashPoint {
        /** In the transaction of the first event, after its effects were written. */
        BEFORE_DATABASE_COMMIT,
        /** After the commit of the transaction, before the offset commit. */
        AFTER_DATABASE_COMMIT,
        /** After the first event became a dead letter, before the offset commit: in the transaction of the second. */
        AFTER_DEAD_LETTER,
        /** Nowhere. */
        NONE
    }

    public static Process launch(
            String group, TestDatabase database, String brokers, OrderId order, CrashPoint crash, String... settings)
            throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                ParcelProcess.class.getName(),
                group,
                database.name(),
                database.url(),
                database.username(),
                database.password(),
                database.relayUsername(),
                database.relayPassword(),
                brokers,
                order.toString(),
                crash.name()));
        command.addAll(List.of(settings));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    public static void main(String[] arguments) throws IOException {
        List<String> all = List.of(arguments);
        var database = new TestDatabase(all.get(1), all.get(2), all.get(3), all.get(4), all.get(5), all.get(6));
        OrderId order = OrderId.parse(all.get(8));
        CrashPoint crash = CrashPoint.valueOf(all.get(9));
        try (ParcelService service = ParcelService.start(
                all.getFirst(),
                database,
                all.get(7),
                handler -> crashAt(crash, order, handler),
                all.subList(10, all.size()).toArray(String[]::new))) {
            while (System.in.read() >= 0) {
                // its parent is still there
            }
        }
    }

    private static void crashAt(CrashPoint point, OrderId order, ParcelHandler handler) {
        switch (point) {
            case BEFORE_DATABASE_COMMIT -> handler.when(order, _ -> crash());
            case AFTER_DATABASE_COMMIT -> handler.when(order, _ -> TransactionHooks.afterCommit(ParcelProcess::crash));
            case AFTER_DEAD_LETTER ->
                handler.when(order, parcel -> {
                    failForTheFirst(parcel);
                    crash();
                });
            case NONE -> {}
        }
    }

    /** A fault of the first event of an order, which no retry repairs. */
    public static void failForTheFirst(ParcelHandler.Parcel parcel) {
        if (parcel.quantity() == 1) {
            throw new IllegalStateException("fails for the first event, always");
        }
    }

    /** Ends the process as an out-of-memory kill does: no shutdown hook runs and the group is not left. */
    private static void crash() {
        Runtime.getRuntime().halt(CRASHED);
    }
}
