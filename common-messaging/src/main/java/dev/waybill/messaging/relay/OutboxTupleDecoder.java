package dev.waybill.messaging.relay;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.Envelope;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Decodes rows of the table {@code outbox} as pgoutput describes them. Ignores columns that it does not know. */
final class OutboxTupleDecoder {

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

    OutboxTupleDecoder(String... names) {
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
                PgOutputDecoder.instant(notNull(values[time]).getLong()),
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
