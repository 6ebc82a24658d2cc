package dev.waybill.console;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Serves pages instead of JSON, so of common-web it takes the defaults alone. Nobody has a password here. */
@SpringBootApplication(
        exclude = UserDetailsServiceAutoConfiguration.class,
        excludeName = {"dev.waybill.web.WebAutoConfiguration", "dev.waybill.web.security.SecureModeAutoConfiguration"})
@ConfigurationPropertiesScan
public class ConsoleApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(ConsoleApplication.class, arguments);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
