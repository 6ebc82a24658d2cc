package dev.waybill.system.documents;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.waybill.audit.AuditedService;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The request mappings of a service's controllers and of those that all services share, read from their class files. */
final class Routes {

    private static final String WEB = "org.springframework.web.bind.annotation.";
    private static final Map<String, String> METHODS = Map.of(
            "GetMapping", "GET",
            "PutMapping", "PUT",
            "PostMapping", "POST",
            "DeleteMapping", "DELETE",
            "PatchMapping", "PATCH");

    /** Where the controllers are that all services share. */
    private static final String[] SHARED = {
        "common-messaging/target/classes", "common-web/target/classes/dev/waybill/web/operators"
    };

    private Routes() {}

    static Set<String> of(AuditedService service) {
        return new ClassFileImporter()
                        .importPaths(Stream.concat(Stream.of(service.id() + "/target/classes"), Stream.of(SHARED))
                                .map(classes -> Path.of("..", classes))
                                .toList())
                        .stream()
                        .filter(type -> type.isAnnotatedWith(WEB + "RestController"))
                        .flatMap(Routes::of)
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> of(JavaClass controller) {
        String prefix = controller
                .tryGetAnnotationOfType(WEB + "RequestMapping")
                .map(Routes::path)
                .orElse("");
        return controller.getMethods().stream().flatMap(method -> of(method, prefix).stream());
    }

    private static Optional<String> of(JavaMethod method, String prefix) {
        return METHODS.entrySet().stream()
                .flatMap(mapping -> method.tryGetAnnotationOfType(WEB + mapping.getKey()).stream()
                        .map(annotation -> mapping.getValue() + " " + prefix + path(annotation)))
                .findFirst();
    }

    private static String path(JavaAnnotation<?> annotation) {
        return Stream.of("path", "value")
                .flatMap(name -> annotation.get(name).stream())
                .flatMap(paths -> Arrays.stream((Object[]) paths))
                .map(Object::toString)
                .findFirst()
                .orElse("");
    }
}
