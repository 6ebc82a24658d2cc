package dev.waybill.messaging;

/**
 * Notifies every instance of changed orders, whichever instance changed them. It reads the topics beside the consumer
 * group, from their end and only while there is an active listener. Thread-safe.
 */
public interface ChangeFeed {

    /** Notifies this listener, the only one of a service, while it is active; may be called repeatedly. */
    void subscribe(ChangeListener listener);
}
