package dev.waybill.identity;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

/**
 * The users. A customer's name is the id by which the services know the customer.
 *
 * @param operators have the role {@code operator}, which customers have not
 */
record DemoUsers(Set<String> customers, Set<String> operators) {

    private static final String OPERATOR = "operator";

    /** The folder of the passwords, each in a file of its user's name. */
    static final String FOLDER = "users";

    Stream<String> names() {
        return Stream.concat(customers.stream(), operators.stream());
    }

    /** Empty for everybody without a role, clients among them. */
    List<String> rolesOf(String name) {
        return operators.contains(name) ? List.of(OPERATOR) : List.of();
    }

    UserDetailsService withPasswords(SecretFiles files, PasswordEncoder encoder) {
        return new InMemoryUserDetailsManager(names().map(name -> User.withUsername(name)
                        .password(encoder.encode(files.secret(FOLDER + "/" + name)))
                        .roles(rolesOf(name).toArray(String[]::new))
                        .build())
                .toList());
    }
}
