package dev.waybill.audit.collect;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** The system that is audited. */
public interface TargetSystem {

    /** The properties of a Kafka client that may read every topic. They may contain a password. */
    Map<String, ?> kafkaClient();

    /** What stands before the names of the services' topics and consumer groups. */
    default String kafkaPrefix() {
        return "";
    }

    /** A connection that may read every table. The caller closes it. */
    Connection connect(String database) throws SQLException;
}
