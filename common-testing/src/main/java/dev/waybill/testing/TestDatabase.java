package dev.waybill.testing;

import dev.waybill.stack.postgres.Databases;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database for one test, its owner, and the relay role that may read its changes from the write-ahead log. */
public record TestDatabase(
        String name, String url, String username, String password, String relayUsername, String relayPassword) {

    /** The role with which a service works that is not the owner. */
    public String applicationUsername() {
        return Databases.applicationOf(name);
    }

    /** Passwords of a test's server equal the roles' names. */
    public String applicationPassword() {
        return applicationUsername();
    }

    /** For what a service may not do, as to empty its tables. */
    public JdbcClient asOwner() {
        return JdbcClient.create(new DriverManagerDataSource(url, username, password));
    }
}
