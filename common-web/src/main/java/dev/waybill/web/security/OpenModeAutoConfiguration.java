package dev.waybill.web.security;

import static java.util.stream.Collectors.toSet;

import java.util.Locale;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets everybody in, who are those on this machine unless its owner allows more. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnOpenMode
class OpenModeAutoConfiguration {

    @Bean
    @ConditionalOnProperty("waybill.bind-address")
    NetworkExposure networkExposure(
            @Value("${waybill.bind-address}") String address,
            @Value("${waybill.allow-open-on-network:}") String allowed) {
        return new NetworkExposure(address, allowed);
    }

    /**
     * Right before the check of the origin, which takes the name in the request for the service's own. The console has a bean
     * of this name, with names of its own.
     */
    @Bean
    @ConditionalOnMissingBean(name = "knownNames")
    FilterRegistrationBean<HostNameFilter> knownNames(@Value("${waybill.web.names:}") Set<String> names) {
        var registration = new FilterRegistrationBean<>(new HostNameFilter(
                names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(toSet())));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 70);
        return registration;
    }

    @Bean
    WebMvcConfigurer callers() {
        return new CallerResolver(request -> Caller.anybody());
    }
}
