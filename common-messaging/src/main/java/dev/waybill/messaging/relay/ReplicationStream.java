package dev.waybill.messaging.relay;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.replication.LogSequenceNumber;
import org.postgresql.replication.PGReplicationStream;

/** The replication stream of a slot, for use by one thread. Confirms only the positions that are passed to it. */
final class ReplicationStream implements AutoCloseable {

    private static final long MIN_STATUS_INTERVAL_NANOS = 100_000_000L;
    private static final long MAX_STATUS_INTERVAL_NANOS = 1_000_000_000L;

    private final Connection connection;
    private final PGReplicationStream stream;
    private long confirmed;
    private long lastSent;
    private long lastSentAt;

    /** @param confirmed the position that the slot has already confirmed */
    ReplicationStream(Connection connection, String slot, long confirmed) throws SQLException {
        this.connection = connection;
        this.confirmed = confirmed;
        this.lastSent = confirmed;
        this.stream = connection
                .unwrap(PGConnection.class)
                .getReplicationAPI()
                .replicationStream()
                .logical()
                .withSlotName(slot)
                .withAutomaticFlush(false)
                // longer than our own interval, so never used; but 0 would make reads return without waiting
                .withStatusInterval(10, TimeUnit.SECONDS)
                .withSlotOption("proto_version", "1")
                .withSlotOption("publication_names", "waybill_outbox")
                .withSlotOption("binary", "true")
                .start();
    }

    /** The next message; null if none arrives within some milliseconds. */
    @Nullable ByteBuffer read() throws SQLException {
        return stream.readPending();
    }

    /**
     * The position up to which the log has been read, by messages and by keep-alives. Unless a transaction has been read
     * in part, everything before it that concerns this slot has arrived.
     */
    long readUntil() {
        return stream.getLastReceiveLSN().asLong();
    }

    /** Allows the server to drop the log before this position. Never goes back. */
    void confirm(long position) {
        if (Long.compareUnsigned(position, confirmed) > 0) {
            confirmed = position;
        }
    }

    long confirmed() {
        return confirmed;
    }

    /** Sends the confirmed position if it is due; these updates also keep the server from ending the connection. */
    void sendStatusUpdateIfDue() throws SQLException {
        long elapsed = System.nanoTime() - lastSentAt;
        if (elapsed > MAX_STATUS_INTERVAL_NANOS || (confirmed != lastSent && elapsed > MIN_STATUS_INTERVAL_NANOS)) {
            sendStatusUpdate();
        }
    }

    void sendStatusUpdate() throws SQLException {
        LogSequenceNumber position = LogSequenceNumber.valueOf(confirmed);
        stream.setFlushedLSN(position);
        stream.setAppliedLSN(position);
        stream.forceUpdateStatus();
        lastSent = confirmed;
        lastSentAt = System.nanoTime();
    }

    /** Closes the connection rather than the stream, which would first have to be read to its end. */
    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
