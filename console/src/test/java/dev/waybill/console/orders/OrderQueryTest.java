package dev.waybill.console.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.console.service.ServiceException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OrderQueryTest {

    @Test
    void emptyFieldsAreLeftOutAndTimesAreInUtc() {
        assertThat(query(" c-1 ", "", "2026-03-01T12:00").criteria().toSingleValueMap())
                .containsOnlyKeys("customerId", "updatedFrom")
                .containsEntry("customerId", "c-1")
                .containsEntry("updatedFrom", "2026-03-01T12:00:00Z");
    }

    @Test
    void theNextPageHasTheSameCriteriaEncoded() {
        assertThat(query("a&b=ü", "COMPLETED", null).next("x+/="))
                .isEqualTo("/orders?customerId=a%26b%3D%C3%BC&status=COMPLETED&cursor=x%2B%2F%3D");
    }

    @Test
    void whatIsNoTimeIsRefused() {
        assertThatThrownBy(() -> query(null, null, "yesterday").criteria())
                .isInstanceOf(ServiceException.class)
                .hasMessage("yesterday is no time.");
    }

    private static OrderQuery query(@Nullable String customer, @Nullable String status, @Nullable String updatedFrom) {
        return new OrderQuery(customer, status, null, null, null, null, null, null, updatedFrom, null);
    }
}
