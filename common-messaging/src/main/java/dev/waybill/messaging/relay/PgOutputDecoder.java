package dev.waybill.messaging.relay;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.Envelope;
import dev.waybill.messaging.relay.PgOutputDecoder.Message.Begin;
import dev.waybill.messaging.relay.PgOutputDecoder.Message.Commit;
import dev.waybill.messaging.relay.PgOutputDecoder.Message.Insert;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
    private final Map<Integer, OutboxColumns> relations = new HashMap<>();

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
        var names = new String[count];
        for (int i = 0; i < count; i++) {
            message.get(); // flags
            names[i] = text(message);
            message.getInt(); // type
            message.getInt(); // its modifier
        }
        relations.put(id, new OutboxColumns(names));
    }

    private Insert insert(ByteBuffer message) {
        OutboxColumns columns = relations.get(message.getInt());
        if (columns == null) {
            throw new IllegalStateException("pgoutput sent a row of a table that it has not described");
        }
        message.get(); // 'N', a new row
        return new Insert(columns.decode(message, source));
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

    /** Decodes rows of the table {@code outbox} as pgoutput describes them. Ignores columns that it does not know. */
    private static final class OutboxColumns {

        private final int count;
        private final int id;
        private final int subject;
        private final int causation;
        private final int sequence;
        private final int time;
        private final int topic;
        private final int type;
        private final int traceparent;
        private final int payload;

        OutboxColumns(String... names) {
            List<String> all = Arrays.asList(names);
            count = names.length;
            id = position(all, "id");
            subject = position(all, "aggregateid");
            causation = position(all, "causationid");
            sequence = position(all, "sequence");
            time = position(all, "time");
            topic = position(all, "aggregatetype");
            type = position(all, "type");
            traceparent = position(all, "traceparent");
            payload = position(all, "payload");
        }

        private static int position(List<String> names, String name) {
            int position = names.indexOf(name);
            if (position < 0) {
                throw new IllegalStateException("The table outbox has no column " + name);
            }
            return position;
        }

        /** Reads a tuple with binary values. */
        OutboxRecord decode(ByteBuffer message, String source) {
            message.getShort(); // the number of columns, as described
            var values = new @Nullable ByteBuffer[count];
            for (int i = 0; i < count; i++) {
                values[i] = value(message);
            }
            var envelope = new Envelope(
                    uuid(values[id]),
                    text(values[type]),
                    source,
                    new OrderId(uuid(values[subject])),
                    instant(notNull(values[time]).getLong()),
                    notNull(values[sequence]).getLong(),
                    values[causation] == null ? null : uuid(values[causation]),
                    values[traceparent] == null ? null : text(values[traceparent]));
            return new OutboxRecord(text(values[topic]), envelope, bytes(values[payload]));
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

        private static UUID uuid(@Nullable ByteBuffer value) {
            ByteBuffer bytes = notNull(value);
            return new UUID(bytes.getLong(), bytes.getLong());
        }

        private static String text(@Nullable ByteBuffer value) {
            return new String(bytes(value), StandardCharsets.UTF_8);
        }

        private static byte[] bytes(@Nullable ByteBuffer value) {
            ByteBuffer buffer = notNull(value);
            var bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        }

        private static ByteBuffer notNull(@Nullable ByteBuffer value) {
            if (value == null) {
                throw new IllegalStateException("A not-null column of the outbox is null");
            }
            return value;
        }
    }
}
