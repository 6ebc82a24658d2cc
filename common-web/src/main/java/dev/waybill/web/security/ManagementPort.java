package dev.waybill.web.security;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.env.Environment;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Matches requests to the management port, if it is another than that of the service: its network decides who reaches it. */
record ManagementPort(Environment environment) implements RequestMatcher {

    @Override
    public boolean matches(HttpServletRequest request) {
        String management = environment.getProperty("local.management.port", "");
        return management.equals(String.valueOf(request.getLocalPort()))
                && !management.equals(environment.getProperty("local.server.port"));
    }
}
