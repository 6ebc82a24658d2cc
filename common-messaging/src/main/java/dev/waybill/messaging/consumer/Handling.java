package dev.waybill.messaging.consumer;

import dev.waybill.messaging.ReceivedEvent;
import dev.waybill.messaging.tracing.EventSpan;
import dev.waybill.messaging.tracing.EventTracing;
import java.util.ArrayList;
import java.util.List;

/** Events that are handled together: each is work of its own, which whatever follows from it names as its parent. */
final class Handling {

    private final EventTracing traces;
    private final List<EventSpan> works = new ArrayList<>();

    Handling(EventTracing traces) {
        this.traces = traces;
    }

    /** These events as the service is to see them. An attempt before this one came to nothing and is not told of. */
    List<ReceivedEvent<Object>> begin(List<Incoming.Input> inputs) {
        works.clear();
        return inputs.stream().map(this::begin).toList();
    }

    private ReceivedEvent<Object> begin(Incoming.Input input) {
        ReceivedEvent<Object> received = input.received();
        EventSpan work = traces.startProcessing(input.record().topic(), received.envelope());
        works.add(work);
        return new ReceivedEvent<>(received.envelope().withTrace(work.traceparent()), received.input());
    }

    void done() {
        works.forEach(EventSpan::end);
    }

    /** Of several events nobody knows yet whose fault it was; each will be handled again. */
    void failed(Throwable why) {
        if (works.size() == 1) {
            works.getFirst().endWithError(why);
        }
    }
}
