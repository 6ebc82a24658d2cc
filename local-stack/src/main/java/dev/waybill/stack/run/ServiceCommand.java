package dev.waybill.stack.run;

import dev.waybill.stack.process.CacheKey;
import dev.waybill.stack.process.ClassCache;
import dev.waybill.stack.process.Jvm;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The command line of a service, the console or identity: one JVM, sized for all beside each other, that names only its own jar. */
record ServiceCommand(UnpackedJar service, List<String> options) {
    private static final List<String> SERVICE_HEAP = List.of("-Xms64m", "-Xmx176m", "-Xmn40m");

    /**
     * Hundreds of requests wait at a time, and each collection copies what they hold. A larger young generation is collected
     * less often, and its survivor spaces hold all of that.
     */
    private static final List<String> ORDER_HEAP = List.of("-Xms96m", "-Xmx216m", "-Xmn80m", "-XX:SurvivorRatio=3");

    private static final List<String> SMALL_HEAP = List.of("-Xms24m", "-Xmx64m", "-Xss512k");

    private static final List<String> OPTIONS = List.of(
            "-XX:TieredStopAtLevel=1", // cold services on few cores: the second compiler would take half of them
            "-XX:+UseSerialGC",
            "-XX:TrimNativeHeapInterval=10000", // ms; what the compilers have borrowed goes back to the system
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    /** @param more options that are added to ours, as one text */
    static ServiceCommand of(Component part, UnpackedJar unpacked, @Nullable String more) {
        var options = new ArrayList<>(heap(part));
        options.addAll(OPTIONS);
        options.addAll(Jvm.options(more));
        return new ServiceCommand(unpacked, List.copyOf(options));
    }

    private static List<String> heap(Component part) {
        if (part == Component.ORDER_SERVICE) {
            return ORDER_HEAP;
        }
        return Component.SERVICES.contains(part) ? SERVICE_HEAP : SMALL_HEAP;
    }

    /** Lies beside the jar, so that it goes when that does. */
    ClassCache classes() {
        return new ClassCache(service.folder(), CacheKey.of(options, List.of(service.jar())));
    }

    /** @param aboutClasses options of {@link #classes} */
    List<String> with(List<String> aboutClasses) {
        var all = Stream.concat(aboutClasses.stream(), options.stream()).toList();
        return Jvm.runningJar(service.jar(), all, List.of());
    }
}
