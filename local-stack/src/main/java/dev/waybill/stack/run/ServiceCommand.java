package dev.waybill.stack.run;

import dev.waybill.stack.process.Jvm;
import java.util.ArrayList;
import java.util.List;

/** The command line of a service: one JVM, sized for four beside each other, that names only its own jar. */
final class ServiceCommand {
    private static final List<String> OPTIONS = List.of(
            "-Xms64m",
            "-Xmx192m",
            "-Xmn40m",
            "-XX:+UseSerialGC",
            "-XX:TrimNativeHeapInterval=10000", // ms; what the compilers have borrowed goes back to the system
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private ServiceCommand() {}

    static List<String> of(UnpackedJar unpacked) {
        var command = new ArrayList<>(List.of(Jvm.java()));
        command.addAll(OPTIONS);
        command.addAll(Jvm.keepingClassesIn(unpacked.archive()));
        var more = System.getenv("WAYBILL_JAVA_OPTIONS");
        if (more != null && !more.isBlank()) {
            command.addAll(List.of(more.strip().split("\\s+")));
        }
        command.addAll(List.of("-jar", unpacked.jar().toString()));
        return List.copyOf(command);
    }
}
