package dev.waybill.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32C;

/**
 * Writes and reads opaque cursors. A checksum over list and key detects a changed cursor, or one of another list. It
 * protects no secret: a client may request any key.
 */
final class Cursors {

    private static final int CHECKSUM_LENGTH = Integer.BYTES;

    private Cursors() {}

    static String write(String list, String key) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        byte[] cursor = ByteBuffer.allocate(CHECKSUM_LENGTH + bytes.length)
                .putInt(checksum(list, bytes))
                .put(bytes)
                .array();
        return encode(cursor);
    }

    static String read(String list, String cursor) {
        byte[] given = decode(cursor);
        if (given.length < CHECKSUM_LENGTH || !encode(given).equals(cursor)) {
            throw malformed();
        }
        ByteBuffer buffer = ByteBuffer.wrap(given);
        int checksum = buffer.getInt();
        byte[] key = new byte[buffer.remaining()];
        buffer.get(key);
        if (checksum != checksum(list, key)) {
            throw malformed();
        }
        return new String(key, StandardCharsets.UTF_8);
    }

    static ProblemException malformed() {
        return ProblemException.badRequest("cursor must be a nextCursor of this list.");
    }

    private static String encode(byte[] cursor) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
    }

    /** Also decodes cursors that are not in canonical form, in the unused bits of the last character for example. */
    private static byte[] decode(String cursor) {
        try {
            return Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
    }

    private static int checksum(String list, byte[] key) {
        var crc = new CRC32C();
        crc.update(list.getBytes(StandardCharsets.UTF_8));
        crc.update(key);
        return (int) crc.getValue();
    }
}
