package dev.waybill.messaging;

/**
 * Learns from the topics themselves that orders have changed, on every instance and whichever instance changed them. It
 * reads beside the consumer group, from the end of the topics and only while somebody watches. Thread-safe.
 */
public interface ChangeFeed {

    /**
     * Looks out for this watch until some time after it wants nothing more; for the same watch it may be said again and
     * again. There is one watch in a service.
     */
    void subscribe(ChangeListener watch);
}
