package dev.waybill.web.security;

import jakarta.servlet.Filter;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;

/** Refuses other sites' names at a separate management port, too, which has none of the service's filters by itself. */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
@ConditionalOnOpenMode
class OpenModeManagementConfiguration {

    @Bean
    FilterRegistrationBean<Filter> knownManagementNames(
            @Qualifier("knownNames") FilterRegistrationBean<? extends Filter> knownNames) {
        var registration = new FilterRegistrationBean<Filter>(Objects.requireNonNull(knownNames.getFilter()));
        registration.setOrder(knownNames.getOrder());
        return registration;
    }
}
