package dev.waybill.messaging.relay;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/**
 * Which transactions were visible to all sessions at one moment. The log has a commit before it is visible: the record is
 * written first, and if commits wait for a standby, long before.
 *
 * @see <a href="https://www.postgresql.org/docs/18/functions-info.html#FUNCTIONS-PG-SNAPSHOT-PARTS">Snapshot Components</a>
 */
record TransactionSnapshot(long next, Set<Long> running) {

    private static final long EPOCH = 1L << 32;

    /** Queries the current snapshot. */
    static final class SnapshotQuery {

        private final PreparedStatement query;

        SnapshotQuery(Connection connection) throws SQLException {
            this.query = connection.prepareStatement("select pg_current_snapshot()::text");
        }

        TransactionSnapshot execute() throws SQLException {
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return parse(row.getString(1));
            }
        }
    }

    /** Reads {@code xmin:xmax:running,…}. */
    static TransactionSnapshot parse(String text) {
        String[] parts = text.split(":", -1);
        var running = new HashSet<Long>();
        for (String id : parts[2].split(",")) {
            if (!id.isEmpty()) {
                running.add(Long.parseLong(id));
            }
        }
        return new TransactionSnapshot(Long.parseLong(parts[1]), running);
    }

    /** @param transaction the lower half of its id, which is all that the log has; the upper half follows from the snapshot */
    boolean isVisible(int transaction) {
        long id = (next & -EPOCH) | Integer.toUnsignedLong(transaction);
        if (id - next > EPOCH / 2) {
            id -= EPOCH;
        } else if (next - id > EPOCH / 2) {
            id += EPOCH;
        }
        return id < next && !running.contains(id);
    }
}
