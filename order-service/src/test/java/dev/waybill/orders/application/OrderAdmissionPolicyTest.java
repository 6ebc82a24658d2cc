package dev.waybill.orders.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.orders.domain.SagaThroughput;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class OrderAdmissionPolicyTest {

    private final List<SagaThroughput> shared = new ArrayList<>();
    private final SagaThroughputMonitor throughput = new SagaThroughputMonitor(
            (own, _) -> {
                shared.add(own);
                return List.of();
            },
            () -> 0);
    private final OrderAdmissionPolicy policy = new OrderAdmissionPolicy(throughput);

    @ParameterizedTest
    @CsvSource({
        "POST, /orders, true",
        "POST, /%6Frders, true",
        "POST, /orders;a=b, true",
        "GET, /orders, false",
        "POST, /orders/, false",
        "POST, /orders/1/cancellation, false",
        "PUT, /products/orders, false"
    })
    void everySpellingOfThePathCountsAsAPlacement(String method, String path, boolean isPlacement) {
        assertThat(policy.admits(new MockHttpServletRequest(method, path))).isTrue();
        throughput.run();
        assertThat(shared).extracting(SagaThroughput::offered).isEqualTo(isPlacement ? List.of(1) : List.of());
    }
}
