package dev.waybill.messaging.relay;

/** What of the database goes into the log's stream. Only the owner of the journal can make it anew. */
@FunctionalInterface
interface Publication {

    String CREATE = "drop publication if exists waybill_outbox;"
            + " create publication waybill_outbox for table outbox"
            + " with (publish = 'insert', publish_via_partition_root = true)";

    /** Makes it, in place of one that is not as it should be. */
    void create();
}
