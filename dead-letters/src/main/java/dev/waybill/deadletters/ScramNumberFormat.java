package dev.waybill.deadletters;

import java.util.Locale;
import java.util.Map;

/**
 * Kafka writes the iteration count of SCRAM in the digits of the default locale, on both sides, so that in a locale with other
 * digits no password is right.
 */
public final class ScramNumberFormat {

    private ScramNumberFormat() {}

    /** From now on this process formats numbers as SCRAM has them. */
    public static void use() {
        Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    }

    /** The same, if this is the configuration of a client that logs in by SCRAM. */
    static void useFor(Map<String, ?> client) {
        if (String.valueOf(client.get("sasl.mechanism")).startsWith("SCRAM")) {
            use();
        }
    }
}
