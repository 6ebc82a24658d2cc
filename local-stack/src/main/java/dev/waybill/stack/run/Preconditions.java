package dev.waybill.stack.run;

import dev.waybill.stack.ExitCode;
import dev.waybill.stack.StackException;
import dev.waybill.stack.process.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Collection;

/** What can be known to fail before anything is started. */
final class Preconditions {
    private static final long NEEDED_BYTES = 1_000_000_000;

    private Preconditions() {}

    static void check(Collection<ManagedProcess> starting, Layout layout) {
        if (starting.isEmpty()) {
            return;
        }
        space(layout, NEEDED_BYTES);
        starting.forEach(member -> jar(member, layout));
        starting.forEach(Preconditions::port);
    }

    static void space(Layout layout, long needed) {
        try {
            Files.createDirectories(layout.home());
            var free = Files.getFileStore(layout.home()).getUsableSpace();
            if (free < needed) {
                throw new StackException(
                        ExitCode.DISK_FULL,
                        "Only " + free / 1_000_000 + " MB are free where " + layout.home() + " lies, and "
                                + needed / 1_000_000
                                + " MB are needed. Make room, or set WAYBILL_HOME to a folder elsewhere.");
            }
        } catch (IOException e) {
            throw new StackException("Cannot write to " + layout.home() + ": " + e.getMessage(), e);
        }
    }

    private static void jar(ManagedProcess member, Layout layout) {
        var jar = layout.jar(member.part());
        if (!Component.INFRASTRUCTURE.contains(member.part()) && Files.notExists(jar)) {
            throw new StackException("There is no " + jar + "; build it with ./mvnw -DskipTests package.");
        }
    }

    private static void port(ManagedProcess member) {
        if (!Ports.isFree(member.port())) {
            throw new StackException(
                    ExitCode.PORT_IN_USE,
                    "Port %s, which %s needs, is in use by another program. Stop that program, or choose another port with %s."
                            .formatted(
                                    member.port(),
                                    member.part().label(),
                                    member.part().portVariable()));
        }
    }
}
