package dev.waybill.messaging.topics;

/** The name of the topic that takes what a consumer group could not read or react to. */
public final class DeadLetterTopic {

    private DeadLetterTopic() {}

    public static String of(String topic, String group) {
        return topic + "." + group + ".dlt";
    }
}
