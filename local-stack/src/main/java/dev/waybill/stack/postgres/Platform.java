package dev.waybill.stack.postgres;

import dev.waybill.stack.StackException;
import java.util.Locale;

/** The archive that holds PostgreSQL for this operating system and processor. */
record Platform(String archive) {
    static Platform current() {
        return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    static Platform of(String osName, String osArch) {
        var os = osName.toLowerCase(Locale.ROOT);
        var arm = osArch.equals("aarch64") || osArch.equals("arm64");
        if (os.startsWith("mac")) {
            return new Platform("postgres-darwin-" + (arm ? "arm_64" : "x86_64") + ".txz");
        }
        if (os.startsWith("linux")) {
            return new Platform("postgres-linux-" + (arm ? "arm_64" : "x86_64") + ".txz");
        }
        throw new StackException("There is no embedded PostgreSQL for " + osName + " on " + osArch
                + "; Linux and macOS on x86-64 and ARM 64 are supported.");
    }
}
