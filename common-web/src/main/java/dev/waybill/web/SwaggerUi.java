package dev.waybill.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;

/** The pages that show a service's {@link OpenApiController} to people. */
final class SwaggerUi {

    private static final String OURS = "classpath:/swagger-ui/";
    private static final String THEIRS = "classpath:/META-INF/resources/webjars/swagger-ui/%s/";
    private static final String RELEASE = "META-INF/maven/org.webjars/swagger-ui/pom.properties";

    private SwaggerUi() {}

    static void addTo(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/swagger-ui.html").addResourceLocations(OURS);
        registry.addResourceHandler("/swagger-ui/**")
                .addResourceLocations(OURS, THEIRS.formatted(version()))
                .setCacheControl(CacheControl.maxAge(Duration.ofHours(1)));
    }

    private static String version() {
        try {
            return PropertiesLoaderUtils.loadProperties(new ClassPathResource(RELEASE))
                    .getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
