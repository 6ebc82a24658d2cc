package dev.waybill.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;

/** Serves the Swagger UI for the document of {@link OpenApiController}. */
final class SwaggerUi {

    private static final String OWN_FILES = "classpath:/swagger-ui/";
    private static final String WEBJAR_FILES = "classpath:/META-INF/resources/webjars/swagger-ui/%s/";
    private static final String WEBJAR_PROPERTIES = "META-INF/maven/org.webjars/swagger-ui/pom.properties";

    private SwaggerUi() {}

    static void addTo(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/swagger-ui.html").addResourceLocations(OWN_FILES);
        registry.addResourceHandler("/swagger-ui/**")
                .addResourceLocations(OWN_FILES, WEBJAR_FILES.formatted(version()))
                .setCacheControl(CacheControl.maxAge(Duration.ofHours(1)));
    }

    private static String version() {
        try {
            return PropertiesLoaderUtils.loadProperties(new ClassPathResource(WEBJAR_PROPERTIES))
                    .getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
