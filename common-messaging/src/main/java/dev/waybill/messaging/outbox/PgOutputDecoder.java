package dev.waybill.messaging.outbox;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.Envelope;
import dev.waybill.messaging.outbox.PgOutputDecoder.Message.Begin;
import dev.waybill.messaging.outbox.PgOutputDecoder.Message.Commit;
import dev.waybill.messaging.outbox.PgOutputDecoder.Message.Insert;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the messages of PostgreSQL's {@code pgoutput} plugin about the outbox, protocol version 1 with binary values, of
 * one session.
 *
 * @see <a href="https://www.postgresql.org/docs/18/protocol-logicalrep-message-formats.html">Logical Replication Message
 *     Formats</a>
 */
final class PgOutputDecoder {

    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    /** Other columns are ignored. */
    private static final Set<String> COLUMNS = Set.of(
            "id", "aggregateid", "causationid", "sequence", "time", "aggregatetype", "type", "traceparent", "payload");

    private final String source;
    private final Map<Integer, List<String>> relations = new HashMap<>();

    /** A decoded message about the outbox. Transactions arrive complete, one after the other, in commit order. */
    sealed interface Message {

        /**
         * @param committedAt by the database's clock
         * @param transaction the lower half of the transaction's id
         */
        record Begin(Instant committedAt, int transaction) implements Message {}

        record Insert(OutboxRecord event) implements Message {}

        /** @param end the log position after this transaction */
        record Commit(long end) implements Message {}
    }

    /** @param source of all events, as {@code /order-service} */
    PgOutputDecoder(String source) {
        this.source = source;
    }

    /** The decoded message; null if it is not about events. */
    @Nullable Message decode(ByteBuffer message) {
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
        var names = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            message.get(); // flags
            names.add(text(message));
            message.getInt(); // type
            message.getInt(); // its modifier
        }
        if (!names.containsAll(COLUMNS)) {
            throw new IllegalStateException("The table outbox has not all of the columns " + COLUMNS + ": " + names);
        }
        relations.put(id, names);
    }

    private Insert insert(ByteBuffer message) {
        List<String> columns = relations.get(message.getInt());
        if (columns == null) {
            throw new IllegalStateException("pgoutput sent a row of a table that it has not described");
        }
        message.get(); // 'N', a new row
        return new Insert(row(message, columns));
    }

    /** Reads a binary timestamp: microseconds since the year 2000. */
    private static Instant instant(long micros) {
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

    /** Reads a tuple with binary values. */
    private OutboxRecord row(ByteBuffer message, List<String> columns) {
        message.getShort(); // the number of columns, as described
        var row = new HashMap<String, ByteBuffer>();
        for (String column : columns) {
            ByteBuffer value = value(message);
            if (value != null) {
                row.put(column, value);
            }
        }
        var envelope = new Envelope(
                uuid(row, "id"),
                text(row, "type"),
                source,
                new OrderId(uuid(row, "aggregateid")),
                instant(required(row, "time").getLong()),
                required(row, "sequence").getLong(),
                row.containsKey("causationid") ? uuid(row, "causationid") : null,
                row.containsKey("traceparent") ? text(row, "traceparent") : null);
        return new OutboxRecord(text(row, "aggregatetype"), envelope, bytes(row, "payload"));
    }

    private static @Nullable ByteBuffer value(ByteBuffer message) {
        char kind = (char) message.get();
        return switch (kind) {
            case 'n' -> null;
            case 'b' -> {
                int length = message.getInt();
                ByteBuffer value = message.slice(message.position(), length);
                message.position(message.position() + length);
                yield value;
            }
            default -> throw new IllegalStateException("pgoutput sent a value that is not binary: " + kind);
        };
    }

    private static UUID uuid(Map<String, ByteBuffer> row, String column) {
        ByteBuffer bytes = required(row, column);
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    private static String text(Map<String, ByteBuffer> row, String column) {
        return new String(bytes(row, column), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Map<String, ByteBuffer> row, String column) {
        ByteBuffer buffer = required(row, column);
        var bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    private static ByteBuffer required(Map<String, ByteBuffer> row, String column) {
        ByteBuffer value = row.get(column);
        if (value == null) {
            throw new IllegalStateException("A not-null column of the outbox is null: " + column);
        }
        return value;
    }
}
