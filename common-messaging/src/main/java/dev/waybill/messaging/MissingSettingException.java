package dev.waybill.messaging;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A setting without a default is missing. The application fails to start with this message. */
public final class MissingSettingException extends RuntimeException {

    /**
     * @param setting the property, as {@code waybill.kafka.bootstrap-servers}
     * @param meaning what to set it to, as "the addresses of the brokers"
     */
    public MissingSettingException(String setting, String meaning) {
        super("Set " + variable(setting) + " (or the property " + setting + ") to " + meaning + ".");
    }

    /** @throws MissingSettingException if the value is absent or blank */
    public static String require(@Nullable String value, String setting, String meaning) {
        if (value == null || value.isBlank()) {
            throw new MissingSettingException(setting, meaning);
        }
        return value;
    }

    private static String variable(String setting) {
        return setting.replace('-', '_').replace('.', '_').toUpperCase(Locale.ROOT);
    }
}
