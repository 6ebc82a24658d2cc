package dev.waybill.system.stack;

import dev.waybill.stack.secure.TokenOwner;
import dev.waybill.system.http.RawHttp;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The stack of this JVM, of the kind given by the property {@code waybill.stack}. */
final class RunningStack {

    static final Path ROOT =
            Path.of(System.getProperty("basedir", "."), "..").toAbsolutePath().normalize();

    private static @Nullable Stack shared;

    private RunningStack() {}

    static synchronized Stack shared() {
        Stack stack = shared;
        if (stack == null) {
            stack = start(System.getProperty("waybill.stack", "embedded"));
            RawHttp.authorize(stack.authorization().as(TokenOwner.OPERATOR));
            shared = stack;
        }
        return stack;
    }

    private static Stack start(String kind) {
        return switch (kind) {
            case "embedded" -> EmbeddedStack.start(Map.of());
            case "secure" -> EmbeddedStack.start(Map.of("WAYBILL_SECURITY_MODE", "secure"));
            case "containers" -> ContainerStack.single();
            case "cluster" -> ContainerStack.cluster();
            default -> throw new IllegalArgumentException("There is no stack of kind " + kind);
        };
    }
}
