package dev.waybill.system.stack;

import dev.waybill.stack.secure.TokenOwner;
import dev.waybill.system.http.RawHttp;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The stacks of this JVM, of the kind given by the property {@code waybill.stack}. */
final class RunningStack {

    static final Path ROOT =
            Path.of(System.getProperty("basedir", "."), "..").toAbsolutePath().normalize();

    private static final String KIND = System.getProperty("waybill.stack", "embedded");

    private static @Nullable Stack shared;

    private RunningStack() {}

    private static final class ToBreak {
        static final Stack STACK = KIND.equals("embedded") ? EmbeddedStack.start("faults", Map.of()) : shared();
    }

    static Stack toBreak() {
        return ToBreak.STACK;
    }

    static synchronized Stack shared() {
        Stack stack = shared;
        if (stack == null) {
            stack = start();
            RawHttp.authorize(stack.authorization().as(TokenOwner.OPERATOR));
            shared = stack;
        }
        return stack;
    }

    private static Stack start() {
        return switch (KIND) {
            case "embedded" -> EmbeddedStack.start("stack", Map.of());
            case "secure" -> EmbeddedStack.start("stack", Map.of("WAYBILL_SECURITY_MODE", "secure"));
            case "containers" -> ContainerStack.single();
            case "cluster" -> ContainerStack.cluster();
            default -> throw new IllegalArgumentException("There is no stack of kind " + KIND);
        };
    }
}
