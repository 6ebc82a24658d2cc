package dev.waybill.messaging.outbox;

import dev.waybill.testing.TestKafka;
import dev.waybill.testing.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A service with a relay that runs, and a reader of its topic. */
abstract class RunningRelayTest {

    static final String KAFKA = TestKafka.shared().bootstrapServers();

    TestOrderService orderService;
    OrdersTopicReader topic;
    OutboxRelay relay;

    @BeforeEach
    void open() throws Exception {
        orderService = new TestOrderService(TestPostgres.shared());
        topic = new OrdersTopicReader(KAFKA);
        relay = TestRelay.started(orderService, KAFKA);
    }

    @AfterEach
    void close() {
        relay.stop();
        topic.close();
        orderService.close();
    }
}
