package dev.waybill.messaging.consumer;

import dev.waybill.messaging.ReceivedEvent;
import dev.waybill.messaging.tracing.EventSpan;
import dev.waybill.messaging.tracing.EventTracing;
import java.util.ArrayList;
import java.util.List;

/** The spans of events that are handled together: one per event, the parent of all that follows from it. */
final class BatchTracing {

    private final EventTracing traces;
    private final List<EventSpan> spans = new ArrayList<>();

    BatchTracing(EventTracing traces) {
        this.traces = traces;
    }

    /** The events as the handler sees them. The spans of an earlier attempt are discarded. */
    List<ReceivedEvent<Object>> begin(List<DecodedRecord.Valid> inputs) {
        spans.clear();
        return inputs.stream().map(this::begin).toList();
    }

    private ReceivedEvent<Object> begin(DecodedRecord.Valid input) {
        ReceivedEvent<Object> received = input.received();
        EventSpan span = traces.startProcessing(input.record().topic(), received.envelope());
        spans.add(span);
        return new ReceivedEvent<>(received.envelope().withTrace(span.traceparent()), received.input());
    }

    void done() {
        spans.forEach(EventSpan::end);
    }

    /** If a batch of several events fails, no span is marked as failed: the culprit is unknown until each is retried alone. */
    void failed(Throwable cause) {
        if (spans.size() == 1) {
            spans.getFirst().endWithError(cause);
        }
    }
}
