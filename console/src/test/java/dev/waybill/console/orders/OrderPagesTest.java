package dev.waybill.console.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.console.BrowserTest;
import dev.waybill.console.StubServices.Request;
import dev.waybill.console.service.ServiceName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrderPagesTest extends BrowserTest {

    private static final String ID = "0199f3a0-7b1c-7c3a-9f00-5b8e6a1d2c3f";
    private static final String RETURN_ID = "0199f3a9-1a2b-7c3d-9e4f-5a6b7c8d9e0f";
    private static final String PLACED_ID = "0199f3a0-7b1d-7a10-8c00-1f2e3d4c5b6a";
    private static final String PAGE = "/orders/" + ID;

    @BeforeEach
    void anOrder() {
        order("PENDING");
        console.services()
                .answer(ServiceName.ORDERS, "GET /orders/" + ID + "/waiting", 200, "{\"items\": []}")
                .answer(
                        ServiceName.ORDERS,
                        "GET /orders/" + ID + "/returns",
                        200,
                        "{\"items\": [], \"nextCursor\": null}")
                .answer(ServiceName.ORDERS, "GET /orders/" + ID + "/timeline", 200, """
                        [{"id": "%s", "type": "order.placed.v1", "source": "/order-service", "sequence": 1,
                          "time": "2026-03-01T12:00:00.120Z", "causationId": null, "summary": "Order placed"},
                         {"id": "0199f3a0-7b2f-7b20-8d00-6a5b4c3d2e1f", "type": "stock.reserved.v1", "sequence": 1,
                          "source": "/inventory-service", "time": "2026-03-01T12:02:00.120Z", "causationId": "%s",
                          "summary": "Stock reserved"}]""".formatted(
                                PLACED_ID, PLACED_ID));
    }

    @Test
    void aSearchShowsWhatMatchesAndLeadsToTheOrder() {
        console.services()
                .answer(
                        ServiceName.ORDERS,
                        "GET /orders?customerId=c-1001&status=PENDING",
                        200,
                        "{\"items\": [%s], \"nextCursor\": \"abc\"}".formatted(json("PENDING")))
                .answer(ServiceName.ORDERS, "GET /orders", 200, "{\"items\": [], \"nextCursor\": null}");
        open("/orders");
        assertThat(browser.text()).contains("No order matches.");
        browser.find("#customerId").sendKeys("c-1001");
        browser.find("#status option[value=PENDING]").click();
        browser.press("Search");

        awaitText(ID, "c-1001 PENDING", "19.80 EUR", "Older orders");
        assertThat(browser.find("a[rel=next]").getDomAttribute("href"))
                .isEqualTo("/orders?customerId=c-1001&status=PENDING&cursor=abc");
        assertIsForEverybody("/orders?customerId=c-1001&status=PENDING");
        browser.press(ID);
        awaitText("Order " + ID);
    }

    @Test
    void anOrderShowsItsWayAndWhyItWaits() {
        console.services().answer(ServiceName.ORDERS, "GET /orders/" + ID + "/waiting", 200, """
                {"items": [{"step": "PAYMENT_AUTHORIZATION", "participant": "payment-service",
                  "since": "2026-03-01T12:00:00.120Z", "summary": "payment-service has not answered.",
                  "help": "Start payment-service."}]}""");
        console.services().answer(ServiceName.INVENTORY, "GET /reservations/" + ID, 200, """
                {"orderId": "%s", "status": "RESERVED", "lines": [{"sku": "MUG-WHITE", "quantity": 2}]}""".formatted(ID));
        console.services().down(ServiceName.PAYMENTS);

        open(PAGE);

        assertThat(browser.text())
                .contains("Why it waits", "payment-service has not answered.", "Start payment-service.")
                .contains("RESERVED", "2 MUG-WHITE", "payment-service does not answer at")
                .contains("Order placed", "nothing for 2 min", "Stock reserved");
        assertThat(browser.text()).doesNotContain("Ada Lovelace");
        browser.run("document.querySelectorAll('details').forEach(one => one.open = true)");
        assertThat(browser.text()).contains("Ada Lovelace", "Order placed (order.placed.v1)", "a request or a timer");
        assertIsForEverybody(PAGE);
    }

    @Test
    void theFactsOfAnEventAreShownWithPersonalDataOnlyIfThatIsAskedFor() {
        console.services().answer(ServiceName.ORDERS, "GET /events/" + PLACED_ID, 200, """
                {"id": "%s", "type": "order.placed.v1", "source": "/order-service", "subject": "%s", "sequence": 1,
                 "time": "2026-03-01T12:00:00.120Z", "causationId": null,
                 "data": {"total": "19.80", "shippingAddress": {"name": "Ada Lovelace"}}}""".formatted(PLACED_ID, ID));
        open(PAGE);
        browser.find("#event-" + PLACED_ID + " summary").click();
        browser.press("Show the facts");
        awaitText("Event order.placed.v1", "19.80");
        assertThat(browser.text()).doesNotContain("Ada Lovelace");
        browser.press("Show personal data");
        awaitText("Ada Lovelace", "Hide personal data");
        assertIsForEverybody(PAGE + "/events/" + PLACED_ID + "?source=order-service");
    }

    /** The outbox keeps events for a time. */
    @Test
    void anEventThatItsServiceNoLongerHasIsNotFound() {
        open(PAGE + "/events/" + PLACED_ID + "?source=order-service");

        assertThat(browser.text()).contains("Not found");
        assertThat(browser.complaints()).singleElement().asString().contains("404");
    }

    @Test
    void anEventOfAnotherOrderIsNotShownAsOneOfThis() {
        console.services()
                .answer(ServiceName.ORDERS, "GET /events/" + PLACED_ID, 200, """
                {"id": "%s", "type": "order.placed.v1", "source": "/order-service", "subject": "%s", "sequence": 1,
                 "time": "2026-03-01T12:00:00.120Z", "causationId": null, "data": {"total": "7.77"}}""".formatted(PLACED_ID, RETURN_ID));
        open(PAGE + "/events/" + PLACED_ID + "?source=order-service");

        assertThat(browser.text()).contains("The event is of another order.").doesNotContain("7.77");
        assertThat(browser.complaints()).singleElement().asString().contains("404");
    }

    @Test
    void anOrderIsCancelledOnlyAfterTheQuestion() {
        console.services().answer(ServiceName.ORDERS, "POST /orders/" + ID + "/cancellation", 202, json("CANCELLED"));
        open(PAGE);
        browser.press("Cancel…");
        awaitText("Cancel this order?");
        assertThat(browser.barriers()).isEmpty();
        assertThat(console.services().actions()).isEmpty();
        browser.press("Cancel the order");

        awaitText("The order is CANCELLED.", "Facts");
        assertThat(console.services().actions())
                .extracting(Request::call)
                .containsExactly("POST /orders/" + ID + "/cancellation");
    }

    @Test
    void whatTheServiceRefusesIsSaidAndNothingIsHidden() {
        console.services().answer(ServiceName.ORDERS, "POST /orders/" + ID + "/cancellation", 409, """
                {"status": 409, "detail": "The order is COMPLETED and cannot be cancelled."}""");
        browser.withScripts(false);
        open(PAGE + "/cancellation");
        browser.press("Cancel the order");

        awaitText("Nothing was changed. The order is COMPLETED and cannot be cancelled.");
    }

    @Test
    void aFailedCaptureIsRetriedOrClosedByHand() {
        String payment = """
                {"orderId": "%s", "status": "%s", "amount": "19.80", "currency": "EUR", "authorizedAmount": "19.80",
                 "capturedAmount": "0.00", "refundedAmount": "0.00", "declineCode": null, "failureCode": "expired",
                 "settlement": null}""";
        String failed = payment.formatted(ID, "CAPTURE_FAILED");
        order("SHIPPED");
        console.services()
                .answer(ServiceName.PAYMENTS, "GET /payments/" + ID, 200, failed)
                .answer(
                        ServiceName.PAYMENTS,
                        "GET /payments?status=CAPTURE_FAILED",
                        200,
                        "{\"items\": [%s], \"nextCursor\": null}".formatted(failed))
                .answer(ServiceName.PAYMENTS, "GET /refunds", 200, "{\"items\": [], \"nextCursor\": null}")
                .answer(ServiceName.PAYMENTS, "POST /payments/" + ID + "/capture-retries", 202, failed)
                .answer(
                        ServiceName.PAYMENTS,
                        "POST /payments/" + ID + "/settlement",
                        200,
                        payment.formatted(ID, "SETTLED_MANUALLY"));
        assertIsForEverybody("/orders/failures");
        browser.press(ID);
        awaitText("expired", "Retry the capture…");
        browser.press("Retry the capture…");
        awaitText("Retry the capture?");
        browser.press("Retry the capture");
        awaitText("The capture is being retried.");

        browser.press("Paid elsewhere…");
        awaitText("Was it paid elsewhere?");
        browser.find("input[name=note]").sendKeys("Bank transfer, statement 17");
        browser.press("Close the payment");
        awaitText("The payment is SETTLED_MANUALLY.");
        assertThat(console.services().actions().getLast().body())
                .contains("\"kind\":\"PAID_ELSEWHERE\"", "\"note\":\"Bank transfer, statement 17\"");
    }

    @Test
    void theOtherTableStaysWhereItIsWhenOneGoesOn() {
        console.services()
                .answer(ServiceName.PAYMENTS, "GET /payments", 200, "{\"items\": [], \"nextCursor\": \"p2\"}")
                .answer(ServiceName.PAYMENTS, "GET /refunds", 200, "{\"items\": [], \"nextCursor\": \"r2\"}");

        open("/orders/failures?paymentCursor=p1&refundCursor=r1").press("Older captures");
        await().until(() -> browser.path().equals("/orders/failures?paymentCursor=p2&refundCursor=r1"));
        browser.press("Older refunds");
        await().until(() -> browser.path().equals("/orders/failures?paymentCursor=p2&refundCursor=r2"));
    }

    @Test
    void unitsOfACompletedOrderAreReturnedOnceHoweverOftenTheFormIsSent() {
        order("COMPLETED");
        String returned = """
                {"id": "%s", "status": "REFUND_FAILED", "lines": [{"sku": "MUG-WHITE", "quantity": 1}], "currency": "EUR",
                 "refundAmount": "9.90", "refundFailure": "processing_error", "requestedAt": "2026-03-05T12:00:00Z"}""".formatted(RETURN_ID);
        console.services()
                .answer(ServiceName.ORDERS, "POST /orders/" + ID + "/returns", 201, returned)
                .answer(
                        ServiceName.ORDERS,
                        "GET /orders/" + ID + "/returns",
                        200,
                        "{\"items\": [%s], \"nextCursor\": null}".formatted(returned))
                .answer(
                        ServiceName.PAYMENTS,
                        "POST /payments/" + ID + "/refunds/" + RETURN_ID + "/retries",
                        202,
                        """
                        {"returnId": "%s", "orderId": "%s", "status": "REFUNDING", "amount": "9.90", "currency": "EUR",
                         "failureCode": null, "settlement": null}""".formatted(RETURN_ID, ID));
        open(PAGE);
        browser.press("Return units…");
        awaitText("Return which units?", "Ordered: 2.");
        var units = browser.find("input[type=number]");
        units.clear();
        units.sendKeys("1");
        browser.press("Request the return");
        awaitText("The return is requested; 9.90 EUR are refunded.", "processing_error");
        assertThat(console.services().actions().getLast().body()).isEqualTo("""
                {"lines":[{"sku":"MUG-WHITE","quantity":1}]}""");

        browser.press("Retry…");
        awaitText("Retry the refund?");
        browser.press("Retry the refund");
        awaitText("The refund is being retried.");
    }

    @Test
    void anUnknownOrderIsNotFound() {
        open("/orders/0199f3a0-0000-7000-8000-000000000000");

        assertThat(browser.text()).contains("Not found", "There is no such thing.");
        assertThat(browser.complaints()).singleElement().asString().contains("404");
    }

    private void order(String status) {
        console.services().answer(ServiceName.ORDERS, "GET /orders/" + ID, 200, json(status));
    }

    private static String json(String status) {
        return """
                {"id": "%s", "customerId": "c-1001", "status": "%s", "reason": null,
                 "lines": [{"sku": "MUG-WHITE", "name": "White mug", "quantity": 2, "unitPrice": "9.90", "lineTotal": "19.80"}],
                 "currency": "EUR", "total": "19.80", "paymentMethod": "pm_card_visa",
                 "shippingAddress": {"name": "Ada Lovelace", "street": "12 St James's Square", "city": "London",
                                     "postalCode": "SW1Y 4JH", "country": "GB"},
                 "reference": null, "metadata": {}, "trackingNumber": null, "placedAt": "2026-03-01T12:00:00.120Z",
                 "statusSince": "2026-03-01T12:00:00.120Z", "updatedAt": "2026-03-01T12:00:00.120Z", "version": 1}""".formatted(ID, status);
    }
}
