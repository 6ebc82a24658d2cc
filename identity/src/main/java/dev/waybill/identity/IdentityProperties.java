package dev.waybill.identity;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the provider.
 *
 * @param directory keeps the signing key and all secrets; what is missing there is made at the start
 * @param customers ids of customers, each of whom is a user
 * @param operators names of users with the role {@code operator}
 * @param consoles the addresses under which browsers reach the console
 * @param tokenLifetime of access tokens
 */
@ConfigurationProperties("waybill.identity")
record IdentityProperties(
        Path directory,
        @DefaultValue({"c-1001", "c-1002"}) Set<String> customers,
        @DefaultValue("operator") Set<String> operators,

        @DefaultValue({"http://localhost:8080", "http://127.0.0.1:8080"})
        List<URI> consoles,

        @DefaultValue("15m") Duration tokenLifetime) {

    /** Names are names of files as well. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,99}");

    IdentityProperties {
        customers = Set.copyOf(customers);
        operators = Set.copyOf(operators);
        consoles = List.copyOf(consoles);
        Stream.concat(customers.stream(), operators.stream()).forEach(name -> {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "A user's name has up to 100 characters of A-Z a-z 0-9 . _ @ -, and starts with one of the first"
                                + " three kinds");
            }
        });
        var both = customers.stream().filter(operators::contains).toList();
        if (!both.isEmpty()) {
            throw new IllegalArgumentException("A user is either a customer or an operator, not both: " + both);
        }
    }
}
