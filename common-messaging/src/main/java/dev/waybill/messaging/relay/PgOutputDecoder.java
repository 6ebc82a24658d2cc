package dev.waybill.messaging.relay;

import dev.waybill.messaging.relay.ReplicationMessage.Begin;
import dev.waybill.messaging.relay.ReplicationMessage.Commit;
import dev.waybill.messaging.relay.ReplicationMessage.Insert;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the messages of PostgreSQL's {@code pgoutput} plugin, protocol version 1 with binary values, of one session.
 *
 * @see <a href="https://www.postgresql.org/docs/18/protocol-logicalrep-message-formats.html">Logical Replication Message
 *     Formats</a>
 */
final class PgOutputDecoder {

    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    private final String source;
    private final Map<Integer, OutboxTupleDecoder> relations = new HashMap<>();

    /** @param source of all events, as {@code /order-service} */
    PgOutputDecoder(String source) {
        this.source = source;
    }

    /** The decoded message; null if it is not about events. */
    @Nullable ReplicationMessage decode(ByteBuffer message) {
        char kind = (char) message.get();
        return switch (kind) {
            case 'B' -> begin(message);
            case 'C' -> commit(message);
            case 'I' -> insert(message);
            case 'R' -> {
                relation(message);
                yield null;
            }
            case 'O', 'Y' -> null; // origin and type
            default -> throw new IllegalStateException("pgoutput sent an unexpected message: " + kind);
        };
    }

    private static Begin begin(ByteBuffer message) {
        message.getLong(); // position of the commit record
        return new Begin(instant(message.getLong()), message.getInt());
    }

    private static Commit commit(ByteBuffer message) {
        message.get(); // flags, unused
        message.getLong(); // position of the commit record
        return new Commit(message.getLong());
    }

    private void relation(ByteBuffer message) {
        int id = message.getInt();
        text(message); // schema
        text(message); // table
        message.get(); // replica identity
        int count = message.getShort();
        var names = new String[count];
        for (int i = 0; i < count; i++) {
            message.get(); // flags
            names[i] = text(message);
            message.getInt(); // type
            message.getInt(); // its modifier
        }
        relations.put(id, new OutboxTupleDecoder(names));
    }

    private Insert insert(ByteBuffer message) {
        OutboxTupleDecoder columns = relations.get(message.getInt());
        if (columns == null) {
            throw new IllegalStateException("pgoutput sent a row of a table that it has not described");
        }
        message.get(); // 'N', a new row
        return new Insert(columns.decode(message, source));
    }

    /** Reads a binary timestamp: microseconds since the year 2000. */
    static Instant instant(long micros) {
        return EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static String text(ByteBuffer message) {
        int start = message.position();
        int length = 0;
        while (message.get() != 0) {
            length++;
        }
        var bytes = new byte[length];
        message.get(start, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
