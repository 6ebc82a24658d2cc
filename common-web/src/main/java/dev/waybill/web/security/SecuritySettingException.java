package dev.waybill.web.security;

import java.util.Locale;

/** A setting of the security without a default is missing or wrong. The service fails to start with this message. */
public final class SecuritySettingException extends RuntimeException {

    /**
     * @param setting the property, as {@code waybill.security.mode}
     * @param meaning what to set it to
     */
    SecuritySettingException(String setting, String meaning) {
        super("Set " + variable(setting) + " (or the property " + setting + ") to " + meaning + ".");
    }

    private static String variable(String setting) {
        return setting.replace('-', '_').replace('.', '_').toUpperCase(Locale.ROOT);
    }
}
