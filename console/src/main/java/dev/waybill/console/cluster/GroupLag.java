package dev.waybill.console.cluster;

/**
 * How far a group is behind on a partition, as the brokers know it, whether it has a member or not.
 *
 * @param service the group without the environment's prefix
 * @param next the offset of the first record that it has not processed
 * @param records that it has not processed
 */
public record GroupLag(String group, String service, String topic, int partition, long next, long records) {}
