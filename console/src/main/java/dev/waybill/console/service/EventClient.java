package dev.waybill.console.service;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import tools.jackson.databind.JsonNode;

/** The events that any of the four services has published. Its method throws {@link ServiceException}. */
@HttpExchange(accept = "application/json")
public interface EventClient {

    /**
     * @param subject the id of its order
     * @param data its facts
     */
    record Event(
            UUID id,
            String type,
            String source,
            String subject,
            Instant time,
            long sequence,
            @Nullable UUID causationId,
            JsonNode data) {}

    @GetExchange("/events/{id}")
    Event event(@PathVariable UUID id);
}
