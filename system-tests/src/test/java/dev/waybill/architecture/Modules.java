package dev.waybill.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The compiled classes of the modules beside this one. */
final class Modules {

    static final String[] SERVICE_PACKAGES = {
        "dev.waybill.orders..", "dev.waybill.payments..", "dev.waybill.inventory..", "dev.waybill.shipping.."
    };

    private static final List<String> NAMES = List.of(
            "auditor",
            "common-events",
            "common-kafka",
            "common-persistence",
            "common-messaging",
            "common-web",
            "common-testing",
            "dead-letters",
            "local-stack",
            "benchmarks",
            "order-service",
            "payment-service",
            "inventory-service",
            "shipping-service",
            "console",
            "identity");

    private Modules() {}

    static JavaClasses all() {
        return new ClassFileImporter()
                .importPaths(NAMES.stream().map(Modules::classes).toList());
    }

    /** The services' packages and these. */
    static String[] servicesAnd(String... packages) {
        return Stream.concat(Stream.of(SERVICE_PACKAGES), Stream.of(packages)).toArray(String[]::new);
    }

    /** A module that is not compiled would keep every rule; so it fails the test instead. */
    private static Path classes(String module) {
        Path folder =
                Path.of("..", module, "target", "classes").toAbsolutePath().normalize();
        try (Stream<Path> files = Files.walk(folder)) {
            if (files.anyMatch(file -> file.toString().endsWith(".class"))) {
                return folder;
            }
        } catch (IOException e) {
            throw new AssertionError("compile " + module + " first: cannot read " + folder, e);
        }
        throw new AssertionError("compile " + module + " first: there is no class in " + folder);
    }
}
