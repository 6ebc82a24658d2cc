package dev.waybill.messaging.codec;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Validates UTF-8. The JSON parser is lenient about it and would also detect UTF-16 and UTF-32. */
final class Utf8 {

    private Utf8() {}

    /** Whether the bytes are well-formed UTF-8 without U+0000, which no JSON document contains and every UTF-16 one does. */
    static boolean isValid(byte[] bytes) {
        boolean ascii = true;
        for (byte each : bytes) {
            if (each == 0) {
                return false;
            }
            ascii &= each > 0;
        }
        return ascii || isWellFormed(bytes);
    }

    private static boolean isWellFormed(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
