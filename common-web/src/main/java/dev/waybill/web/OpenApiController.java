package dev.waybill.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.YamlMapFactoryBean;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Serves the OpenAPI document of the service. It is written by hand, in parts: the service's own in its {@code openapi}
 * folder, and the part that all services share in this module's. The parts are combined on the first request.
 */
@RestController
class OpenApiController {

    private static final String PARTS = "classpath*:openapi/*.yaml";

    private final SingletonSupplier<byte[]> document;

    OpenApiController(JsonResponseWriter json, ObjectProvider<OpenApiExtension> extensions) {
        document = SingletonSupplier.of(
                () -> compose(json, extensions.orderedStream().toList()));
    }

    @GetMapping(path = "/v3/api-docs")
    ResponseEntity<byte[]> document() {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(document.obtain());
    }

    private static byte[] compose(JsonResponseWriter json, List<OpenApiExtension> extensions) {
        try {
            Resource[] parts = new PathMatchingResourcePatternResolver().getResources(PARTS);
            Arrays.sort(parts, Comparator.comparing(Resource::getFilename));
            var yaml = new YamlMapFactoryBean();
            yaml.setResources(
                    Stream.concat(Arrays.stream(parts), extensions.stream().map(OpenApiExtension::part))
                            .toArray(Resource[]::new));
            yaml.afterPropertiesSet();
            Map<String, Object> document = Objects.requireNonNull(yaml.getObject());
            extensions.forEach(extension -> extension.complete(document));
            return json.write(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
