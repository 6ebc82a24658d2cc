package dev.waybill.system;

import dev.waybill.stack.process.Jvm;
import dev.waybill.stack.run.UnpackedJar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The program of a service, unpacked as in its image, without the rest of a stack. */
record ServiceProgram(String service) {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** The options of the JVM, and the settings without database and broker, that an image is trained with. */
    static final Path DOCKER = ROOT.resolve("docker/service");

    /** @param log all that it has printed */
    record End(int exitCode, String log) {}

    /** Runs it until it ends by itself. It takes the classes that the JVMs of embedded stacks have kept, if there are any. */
    End run(List<String> options, String... arguments) throws IOException, InterruptedException {
        UnpackedJar unpacked = UnpackedJar.of(ROOT.resolve(service + "/target/" + service + ".jar"));
        List<String> all = Stream.of(
                        List.of(
                                "-XX:TieredStopAtLevel=1",
                                "-XX:SharedArchiveFile=" + unpacked.folder().resolve("classes.jsa"),
                                "-Xshare:auto",
                                "-Xlog:disable",
                                "-Xlog:all=error:stderr"),
                        // an archive fits only what verifies no more classes than they did
                        Jvm.options(System.getenv("WAYBILL_JAVA_OPTIONS")),
                        options)
                .flatMap(List::stream)
                .toList();
        Process process = new ProcessBuilder(Jvm.runningJar(unpacked.jar(), all, List.of(arguments)))
                .redirectErrorStream(true)
                .start();
        String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new End(process.waitFor(), log);
    }
}
