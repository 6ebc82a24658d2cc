package dev.waybill.orders.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.orders.OrderServiceIntegrationTest;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class OrderSearchApiTest extends OrderServiceIntegrationTest {

    private final String customer = "c-" + UUID.randomUUID();

    @Test
    void ordersOfACustomerAreFoundByStatusAndTime() {
        JsonNode first = placeForCustomer();
        JsonNode second = placeForCustomer();
        post("/orders/%s/cancellation".formatted(id(first)), "");
        assertThat(found("")).containsExactly(id(second), id(first));
        assertThat(found("&status=CANCELLED")).containsExactly(id(first));
        assertThat(found("&status=PENDING,CONFIRMED")).containsExactly(id(second));
        assertThat(found("&status=PENDING&status=CANCELLED")).containsExactly(id(second), id(first));
        String time = second.get("placedAt").asString();
        assertThat(found("&placedFrom=" + time)).startsWith(id(second));
        assertThat(found("&placedTo=" + time)).doesNotContain(id(second));
        assertThat(found("&placedFrom=2020-01-01T00:00:00Z&placedTo=2021-01-01T00:00:00%2B01:00"))
                .isEmpty();
    }

    @Test
    void anOrderIsFoundByItsReference() {
        String reference = "R, " + UUID.randomUUID();
        String order = ORDER.replaceFirst("\\{", "{\"reference\": \"" + reference + "\",");
        JsonNode mine = json(post("/orders", order.replace("c-1001", customer)));
        JsonNode other = json(post("/orders", order));
        String query = "reference=" + URLEncoder.encode(reference, StandardCharsets.UTF_8);
        assertThat(found("&" + query)).containsExactly(id(mine));
        assertThat(found("&status=CANCELLED&" + query)).isEmpty();
        assertThat(json(get("/orders?" + query)).get("items").valueStream().map(OrderSearchApiTest::id))
                .containsExactly(id(other), id(mine));
        assertThat(json(get("/orders?limit=1&" + query)).get("nextCursor").isNull())
                .isFalse();
    }

    @Test
    void ordersAreFoundByReasonSkuTrackingNumberAndChange() {
        JsonNode first = placeForCustomer();
        JsonNode second = placeForCustomer();
        post("/orders/%s/cancellation".formatted(id(first)), "");
        assertThat(found("&reason=CUSTOMER_REQUEST,TIMED_OUT")).containsExactly(id(first));
        assertThat(found("&reason=TIMED_OUT")).isEmpty();
        assertThat(found("&sku=MUG-WHITE")).containsExactly(id(second), id(first));
        assertThat(found("&sku=MUG-WHITE&status=PENDING")).containsExactly(id(second));
        assertThat(found("&trackingNumber=WB-1")).isEmpty();
        JsonNode cancelled = json(get("/orders/" + id(first)));
        String changed = cancelled.get("updatedAt").asString();
        assertThat(found("&updatedFrom=" + changed)).containsExactly(id(first));
        assertThat(cancelled.get("statusSince").asString()).isEqualTo(changed);
    }

    @Test
    void aCursorIsValidOnlyForItsOwnSearch() {
        var ids = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            ids.addFirst(id(placeForCustomer()));
        }
        var seen = new ArrayList<String>();
        String cursor = "";
        for (int pages = 0; pages < 3; pages++) {
            JsonNode page = json(get("/orders?limit=2&customerId=" + customer + cursor));
            page.get("items").forEach(order -> seen.add(id(order)));
            cursor = "&cursor=" + page.get("nextCursor").asString("");
        }
        assertThat(seen).isEqualTo(ids);
        assertThat(cursor).isEqualTo("&cursor=");
        String mine = json(get("/orders?limit=2&customerId=" + customer))
                .get("nextCursor")
                .asString();
        assertThat(get("/orders?limit=2&cursor=" + mine).statusCode()).isEqualTo(400);
    }

    @Test
    void aMistypedParameterIsRejectedInsteadOfFindingEverything() {
        placeForCustomer();
        placeForCustomer();
        HttpResponse<String> mistyped = get("/orders?customerid=" + customer);
        assertThat(mistyped.statusCode()).isEqualTo(400);
        assertThat(mistyped.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(mistyped).get("detail").asString()).contains("customerid");
        String search = "/orders?limit=1&customerId=" + customer;
        String cursor = json(get(search + "&status=PENDING,CANCELLED&_=1"))
                .get("nextCursor")
                .asString();
        assertThat(get(search + "&status=CANCELLED,PENDING&_=2&utm_source=mail&cursor=" + cursor)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void noOtherListTakesUnknownParameters() {
        String id = id(placeForCustomer());
        assertThat(get("/products?limit=1&active=true").statusCode()).isEqualTo(400);
        assertThat(get("/orders/" + id + "/returns?status=COMPLETED").statusCode())
                .isEqualTo(400);
        assertThat(get("/orders/" + id + "/returns?_=1").statusCode()).isEqualTo(200);
    }

    @Test
    void ordersAreSortedByTheirPlacement() {
        placeForCustomer();
        placeForCustomer();
        List<Instant> times = json(get("/orders?limit=200"))
                .get("items")
                .valueStream()
                .map(order -> Instant.parse(order.get("placedAt").asString()))
                .toList();
        assertThat(times).isSortedAccordingTo(Comparator.reverseOrder());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status=LOST",
                "status=pending",
                "status=",
                "status=PENDING,",
                "status%5Bx%5D=PENDING",
                "reason%5B300%5D=TIMED_OUT",
                "customerId=",
                "customerId=%00",
                "reference=",
                "reference=%00",
                "placedFrom=yesterday",
                "placedTo=2026-02-30T00:00:00Z",
                "reason=LOST",
                "reason=",
                "sku=",
                "sku=a%20b",
                "trackingNumber=",
                "trackingNumber=%00",
                "updatedFrom=now",
                "placedFrom=2026-01-01",
                "placedFrom=2026-01-02T00:00:00Z&placedTo=2026-01-01T00:00:00Z"
            })
    void anInvalidSearchIsRejected(String query) {
        assertThat(get("/orders?" + query).statusCode()).isEqualTo(400);
    }

    @Test
    void allViolationsAreReportedTogether() {
        String detail = json(get("/orders?status=LOST&placedTo=x&customerId="))
                .get("detail")
                .asString();
        assertThat(detail).contains("status must", "placedTo must", "customerId must");
    }

    private JsonNode placeForCustomer() {
        return json(post("/orders", ORDER.replace("c-1001", customer)));
    }

    private List<String> found(String query) {
        return json(get("/orders?customerId=" + customer + query))
                .get("items")
                .valueStream()
                .map(OrderSearchApiTest::id)
                .toList();
    }

    private static String id(JsonNode order) {
        return order.get("id").asString();
    }
}
