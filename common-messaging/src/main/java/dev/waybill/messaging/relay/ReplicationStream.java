package dev.waybill.messaging.relay;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.replication.LogSequenceNumber;
import org.postgresql.replication.PGReplicationStream;

/** The stream of a slot, for one thread. Confirms only what it is told to confirm. */
final class ReplicationStream implements AutoCloseable {

    private static final long AT_MOST_EVERY = 100_000_000L;
    private static final long AT_LEAST_EVERY = 1_000_000_000L;

    private final Connection connection;
    private final PGReplicationStream stream;
    private long confirmed;
    private long told;
    private long toldAt;

    /** @param confirmed what the slot says is confirmed already */
    ReplicationStream(Connection connection, String slot, long confirmed) throws SQLException {
        this.connection = connection;
        this.confirmed = confirmed;
        this.told = confirmed;
        this.stream = connection
                .unwrap(PGConnection.class)
                .getReplicationAPI()
                .replicationStream()
                .logical()
                .withSlotName(slot)
                .withAutomaticFlush(false)
                .withStatusInterval(
                        10, TimeUnit.SECONDS) // ours are sooner; it must not be 0, or reading would not wait
                .withSlotOption("proto_version", "1")
                .withSlotOption("publication_names", "waybill_outbox")
                .withSlotOption("binary", "true")
                .start();
    }

    /** The next message; null if none comes within a moment. */
    @Nullable ByteBuffer read() throws SQLException {
        return stream.readPending();
    }

    /**
     * How far the log has been read, by messages and by keep-alives. Unless a transaction is half read, everything before
     * it that concerns this slot has come.
     */
    long readUntil() {
        return stream.getLastReceiveLSN().asLong();
    }

    /** Everything before this position may be forgotten. Never goes back. */
    void confirm(long position) {
        if (Long.compareUnsigned(position, confirmed) > 0) {
            confirmed = position;
        }
    }

    long confirmed() {
        return confirmed;
    }

    /** Tells the server what is confirmed if it is time for it; also the sign of life that keeps the place. */
    void tell() throws SQLException {
        long since = System.nanoTime() - toldAt;
        if (since > AT_LEAST_EVERY || (confirmed != told && since > AT_MOST_EVERY)) {
            tellNow();
        }
    }

    void tellNow() throws SQLException {
        LogSequenceNumber position = LogSequenceNumber.valueOf(confirmed);
        stream.setFlushedLSN(position);
        stream.setAppliedLSN(position);
        stream.forceUpdateStatus();
        told = confirmed;
        toldAt = System.nanoTime();
    }

    /** Ends the connection rather than the stream, which could first have to be read to its end. */
    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
