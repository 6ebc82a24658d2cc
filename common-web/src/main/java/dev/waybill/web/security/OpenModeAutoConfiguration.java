package dev.waybill.web.security;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
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

    @Bean
    WebMvcConfigurer callers() {
        return new CallerConfigurer(request -> Caller.anybody());
    }
}
