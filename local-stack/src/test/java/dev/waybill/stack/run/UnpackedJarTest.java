package dev.waybill.stack.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedJarTest {
    @TempDir
    private Path folder;

    @Test
    void whatCannotBeUnpackedIsRunAsItIs() throws IOException {
        var jar = Files.writeString(folder.resolve("order-service.jar"), "no jar");

        assertThat(UnpackedJar.of(jar).jar()).isEqualTo(jar);
    }

    @Test
    void whatWasUnpackedIsUsedUntilTheJarIsBuiltAgain() throws IOException {
        var jar = Files.writeString(folder.resolve("order-service.jar"), "no jar");
        var unpacked = Files.createDirectories(folder.resolve("unpacked"));
        Files.writeString(unpacked.resolve("of"), Files.getLastModifiedTime(jar) + " " + Files.size(jar));

        assertThat(UnpackedJar.of(jar).jar()).isEqualTo(unpacked.resolve("order-service.jar"));

        Files.setLastModifiedTime(jar, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
        assertThat(UnpackedJar.of(jar).jar()).isEqualTo(jar);
    }

    /** Two in this process, and two in another. */
    @Test
    void aJarIsUnpackedOnceByAllThatStartAtTheSameTime() throws Exception {
        var jar = jarThatUnpacksItself();
        var other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Starts.class.getName(),
                        jar.toString())
                .inheritIO()
                .start();

        Starts.main(jar.toString());

        assertThat(other.waitFor()).isZero();
        assertThat(Files.readAllLines(folder.resolve("extractions"))).hasSize(1);
        assertThat(UnpackedJar.of(jar).jar()).isEqualTo(folder.resolve("unpacked/order-service.jar"));
    }

    /** With a program in place of Spring Boot's tool, which notes each time that it runs. */
    private Path jarThatUnpacksItself() throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Extraction.class.getName());
        var jar = folder.resolve("order-service.jar");
        var name = Extraction.class.getName().replace('.', '/') + ".class";
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                var code = Extraction.class.getClassLoader().getResourceAsStream(name)) {
            out.putNextEntry(new ZipEntry(name));
            Objects.requireNonNull(code).transferTo(out);
        }
        return jar;
    }

    /** Two threads that start a service of this jar. */
    static final class Starts {
        public static void main(String... arguments) throws InterruptedException {
            var failures = new ConcurrentLinkedQueue<Throwable>();
            var threads = Stream.generate(() -> Thread.ofPlatform()
                            .uncaughtExceptionHandler((_, failure) -> failures.add(failure))
                            .start(() -> UnpackedJar.of(Path.of(arguments[0]))))
                    .limit(2)
                    .toList();
            for (var thread : threads) {
                thread.join();
            }
            if (!failures.isEmpty()) {
                throw new AssertionError(failures.peek());
            }
        }
    }

    static final class Extraction {
        public static void main(String[] arguments) throws IOException {
            var destination = Path.of(arguments[2]);
            Files.writeString(
                    destination.resolveSibling("extractions"),
                    "one\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            Files.createDirectories(destination);
            Files.copy(destination.resolveSibling("order-service.jar"), destination.resolve("order-service.jar"));
        }
    }
}
