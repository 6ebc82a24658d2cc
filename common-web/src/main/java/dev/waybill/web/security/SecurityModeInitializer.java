package dev.waybill.web.security;

import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.web.context.WebApplicationContext;

/**
 * Refuses the start without a mode before there is any bean, so that a start that is refused has done nothing. Whatever reads
 * the mode later finds its own spelling, however it was set.
 */
final class SecurityModeInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Logger log = LoggerFactory.getLogger(SecurityModeInitializer.class);

    /** @throws SecuritySettingException if the mode is not set */
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (!(context instanceof WebApplicationContext)) {
            return;
        }
        ConfigurableEnvironment environment = context.getEnvironment();
        SecurityMode mode = SecurityMode.of(environment);
        var defaults = new HashMap<>(mode.defaults());
        if (mode == SecurityMode.OPEN) {
            if (ManagementPortType.get(environment) == ManagementPortType.DIFFERENT) {
                defaults.put("management.server.address", "${server.address}");
            }
            log.info("Security mode open: everybody who reaches the port may read and change everything");
        }
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("chosenSecurityMode", Map.of(SecurityMode.PROPERTY, mode.setting())));
        environment.getPropertySources().addLast(new MapPropertySource("securityMode", defaults));
    }
}
