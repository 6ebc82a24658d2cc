package dev.waybill.stack.cli;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;

/** The user who runs a command, for the audit trail. */
final class AuditUser {
    private AuditUser() {}

    /** {@code WAYBILL_OPERATOR}, or else the user of the operating system at this machine. */
    static String name(Map<String, String> environment) {
        var given = environment.getOrDefault("WAYBILL_OPERATOR", "");
        return given.isBlank() ? System.getProperty("user.name", "unknown") + "@" + host() : given;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
