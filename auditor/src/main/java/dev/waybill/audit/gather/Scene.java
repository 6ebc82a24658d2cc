package dev.waybill.audit.gather;

import java.sql.Connection;
import java.sql.SQLException;

/** A product that can be looked into. */
public interface Scene {

    String bootstrapServers();

    /** A connection that may see everything; the caller closes it. */
    Connection connect(String database) throws SQLException;
}
