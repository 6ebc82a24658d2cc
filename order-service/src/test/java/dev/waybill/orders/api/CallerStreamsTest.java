package dev.waybill.orders.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.CustomerId;
import dev.waybill.web.security.Caller;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallerStreamsTest {

    private static final Caller CUSTOMER = Caller.customer(new CustomerId("c-1001"), null);
    private static final Caller CLIENT_OF_THAT_NAME = Caller.forEveryCustomer("c-1001", null);

    private final CallerStreams streams = new CallerStreams(2, 3);

    @Test
    void aCustomerAndAClientHaveTheirOwnLimitsWhateverTheirNames() {
        assertThat(opened(CUSTOMER, 4)).isEqualTo(2);
        assertThat(opened(CLIENT_OF_THAT_NAME, 4)).isEqualTo(3);
        assertThat(opened(Caller.customer(new CustomerId("c-2002"), null), 1)).isOne();
    }

    @Test
    void aStreamThatIsClosedMakesRoomForAnother() {
        assertThat(opened(CUSTOMER, 2)).isEqualTo(2);
        streams.close(CUSTOMER);
        assertThat(opened(CUSTOMER, 2)).isOne();
    }

    @Test
    void nobodyIsLimitedWhoIsNotKnown() {
        assertThat(opened(Caller.anybody(), 10)).isEqualTo(10);
        streams.close(Caller.anybody());
        assertThat(streams.callers()).isZero();
    }

    @Test
    void callersWithoutAStreamAreForgottenAlsoIfTheyHadOneTooMany() throws Exception {
        try (var threads = Executors.newFixedThreadPool(4)) {
            var uses = IntStream.range(0, 2_000)
                    .mapToObj(_ -> (Callable<Boolean>) () -> {
                        boolean opened = streams.tryOpen(CUSTOMER);
                        if (opened) {
                            streams.close(CUSTOMER);
                        }
                        return opened;
                    })
                    .toList();
            for (var use : threads.invokeAll(uses)) {
                use.get();
            }
        }
        assertThat(streams.callers()).isZero();
    }

    private long opened(Caller caller, int attempts) {
        return IntStream.range(0, attempts).filter(_ -> streams.tryOpen(caller)).count();
    }
}
