package dev.waybill.audit.collect;

import java.sql.Connection;
import java.sql.SQLException;

/** The system that is audited. */
public interface TargetSystem {

    String bootstrapServers();

    /** A connection that may read every table. The caller closes it. */
    Connection connect(String database) throws SQLException;
}
