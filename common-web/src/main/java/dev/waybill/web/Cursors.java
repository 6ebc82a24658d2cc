package dev.waybill.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32C;

/**
 * Cursors are opaque, and none but those given out are taken: a check sum over list and key tells a changed cursor, or one
 * of another list. It keeps no secret, as a key is nothing that a caller could not ask for.
 */
final class Cursors {

    private static final int CHECK = Integer.BYTES;

    private Cursors() {}

    static String write(String list, String key) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        byte[] cursor = ByteBuffer.allocate(CHECK + bytes.length)
                .putInt(check(list, bytes))
                .put(bytes)
                .array();
        return encode(cursor);
    }

    static String read(String list, String cursor) {
        byte[] given = decode(cursor);
        if (given.length < CHECK || !encode(given).equals(cursor)) {
            throw malformed();
        }
        ByteBuffer buffer = ByteBuffer.wrap(given);
        int check = buffer.getInt();
        byte[] key = new byte[buffer.remaining()];
        buffer.get(key);
        if (check != check(list, key)) {
            throw malformed();
        }
        return new String(key, StandardCharsets.UTF_8);
    }

    static BadRequestException malformed() {
        return new BadRequestException("cursor must be a nextCursor of this list.");
    }

    private static String encode(byte[] cursor) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
    }

    /** Also reads what would be written otherwise, in the last character's unused bits, say. */
    private static byte[] decode(String cursor) {
        try {
            return Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
    }

    private static int check(String list, byte[] key) {
        var crc = new CRC32C();
        crc.update(list.getBytes(StandardCharsets.UTF_8));
        crc.update(key);
        return (int) crc.getValue();
    }
}
