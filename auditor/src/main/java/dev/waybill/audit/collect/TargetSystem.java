package dev.waybill.audit.collect;

import java.sql.Connection;
import java.sql.SQLException;

/** The system that is audited. */
public interface TargetSystem {

    String bootstrapServers();

    /** What stands before the names of the services' topics and consumer groups. */
    default String kafkaPrefix() {
        return "";
    }

    /** A connection that may read every table. The caller closes it. */
    Connection connect(String database) throws SQLException;
}
