package dev.waybill.messaging.consumer;

import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.kafka.listener.MessageListenerContainer;

/** The partitions that the brake on dead letters has paused on this instance, for operators to see and release. */
@Endpoint(id = "deadletterbrake")
final class DeadLetterBrakeEndpoint {

    private final DeadLetterBrake brake;
    private final MessageListenerContainer container;

    record PausedPartitions(List<DeadLetterBrake.PausedPartition> paused) {}

    DeadLetterBrakeEndpoint(DeadLetterBrake brake, MessageListenerContainer container) {
        this.brake = brake;
        this.container = container;
    }

    @ReadOperation
    PausedPartitions paused() {
        return new PausedPartitions(brake.paused());
    }

    /** Lets a partition go on. Answers 404 if it is not paused on this instance. */
    @WriteOperation
    WebEndpointResponse<Void> release(String partition) {
        int dash = partition.lastIndexOf('-');
        if (dash < 1 || !partition.substring(dash + 1).matches("[0-9]{1,6}")) {
            return new WebEndpointResponse<>(WebEndpointResponse.STATUS_BAD_REQUEST);
        }
        var released =
                new TopicPartition(partition.substring(0, dash), Integer.parseInt(partition.substring(dash + 1)));
        if (!brake.release(released)) {
            return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
        }
        container.resumePartition(released);
        return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NO_CONTENT);
    }
}
