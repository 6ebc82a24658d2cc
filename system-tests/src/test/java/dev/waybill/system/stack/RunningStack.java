package dev.waybill.system.stack;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The stacks of this JVM, of the kind given by the property {@code waybill.stack}. */
final class RunningStack {

    static final Path ROOT =
            Path.of(System.getProperty("basedir", "."), "..").toAbsolutePath().normalize();

    private static final String KIND = System.getProperty("waybill.stack", "embedded");

    private static @Nullable Stack shared;
    private static @Nullable Stack forFaults;

    private RunningStack() {}

    static synchronized Stack shared() {
        Stack stack = shared;
        if (stack == null) {
            stack = start();
            shared = stack;
        }
        return stack;
    }

    /** Stacks start one after another, because both would unpack the same jars. */
    static synchronized Stack forFaults() {
        if (!KIND.equals("embedded")) {
            return shared();
        }
        Stack stack = forFaults;
        if (stack == null) {
            stack = EmbeddedStack.start("stack-for-faults");
            forFaults = stack;
        }
        return stack;
    }

    private static Stack start() {
        return switch (KIND) {
            case "embedded" -> EmbeddedStack.start("stack");
            case "containers" -> ContainerStack.single();
            case "cluster" -> ContainerStack.cluster();
            default -> throw new IllegalArgumentException("There is no stack of kind " + KIND);
        };
    }
}
