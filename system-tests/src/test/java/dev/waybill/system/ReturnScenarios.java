package dev.waybill.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import dev.waybill.audit.Auditor;
import dev.waybill.system.audit.SystemAudit;
import dev.waybill.system.shop.ApiResponse;
import dev.waybill.system.shop.Basket;
import dev.waybill.system.shop.Shop;
import dev.waybill.system.stack.Stack;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** Returns of completed orders. */
@Order(2)
@Execution(CONCURRENT)
@ResourceLock(Stack.TO_BREAK)
class ReturnScenarios {

    private static final Stack STACK = Stack.toBreak();
    private static final Shop SHOP = new Shop(STACK);

    private final String sku = "BOOK-" + UUID.randomUUID().toString().substring(0, 8);

    @AfterAll
    static void theAuditIsGreen() {
        Auditor.assertEverythingHolds(new SystemAudit(STACK).gather());
    }

    @Test
    void anOrderIsReturnedInPartsAndRefundedToTheCent() {
        UUID order = complete(Basket.of("MUG-WHITE", 1), 3);
        JsonNode before = SHOP.order(order);
        UUID one = SHOP.returns(order, Map.of(sku, 1));
        SHOP.deliverReturn(one);
        SHOP.deliverReturn(one);

        assertThat(SHOP.awaitsReturn(order, one, "COMPLETED")
                        .path("refundAmount")
                        .asString())
                .isEqualTo("12.35");
        assertThat(SHOP.awaitsPayment(order, "CAPTURED").path("refundedAmount").asString())
                .isEqualTo("12.35");
        assertThat(SHOP.stock(sku).path("available").asInt()).isEqualTo(8);

        UUID rest = SHOP.returns(order, Map.of(sku, 2, "MUG-WHITE", 1));
        SHOP.deliverReturn(rest);
        SHOP.awaitsReturn(order, rest, "COMPLETED");
        assertThat(SHOP.awaitsPayment(order, "REFUNDED").path("refundedAmount").asString())
                .isEqualTo("46.95");
        assertThat(SHOP.stock(sku).path("available").asInt()).isEqualTo(10);
        assertThat(SHOP.ledger(order)).containsExactly("authorization", "capture", "refund", "refund");
        assertThat(SHOP.requestReturn(order, Map.of(sku, 1)).status()).isEqualTo(422);
        assertThat(SHOP.order(order)).as("the order itself is unchanged").isEqualTo(before);
        assertThat(SHOP.timelineTypes(order))
                .containsSubsequence(
                        "order.completed.v1",
                        "order.return-requested.v1",
                        "shipment.return-arrived.v1",
                        "stock.restocked.v1",
                        "order.return-completed.v1");
    }

    @Test
    void aReturnWithoutAReportArrivesAfterItsDelay() {
        UUID order = complete(Basket.of("POSTER-A2", 1), 1);
        UUID returned = SHOP.returns(order, Map.of(sku, 1, "POSTER-A2", 1));

        SHOP.awaitsReturn(order, returned, "COMPLETED");
        SHOP.awaitsPayment(order, "REFUNDED");
    }

    @Test
    void concurrentReturnsNeverExceedTheOrder() throws Exception {
        UUID order = complete(Basket.of("MUG-BLACK", 1), 5);
        List<ApiResponse> answers =
                Concurrently.each(Collections.nCopies(30, order), one -> SHOP.requestReturn(one, Map.of(sku, 1)));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(5);
        assertThat(answers).extracting(ApiResponse::status).containsOnly(201, 422);
        for (ApiResponse answer : answers) {
            if (answer.status() == 201) {
                SHOP.deliverReturn(UUID.fromString(answer.text("id")));
            }
        }
        for (ApiResponse answer : answers) {
            if (answer.status() == 201) {
                SHOP.awaitsReturn(order, UUID.fromString(answer.text("id")), "COMPLETED");
            }
        }
        assertThat(SHOP.awaitsPayment(order, "CAPTURED").path("refundedAmount").asString())
                .isEqualTo("61.75");
        assertThat(SHOP.stock(sku).path("available").asInt()).isEqualTo(10);
    }

    @Test
    void aRejectedRefundIsRetried() {
        UUID order = complete(Basket.of("MUG-WHITE", 1).paidWith("pm_sim_refundFails"), 1);
        UUID returned = SHOP.returns(order, Map.of(sku, 1));
        SHOP.deliverReturn(returned);

        assertThat(SHOP.awaitsReturn(order, returned, "REFUND_FAILED")
                        .path("refundFailure")
                        .asString())
                .isEqualTo("processing_error");
        assertThat(SHOP.retryRefund(order, returned).status()).isEqualTo(202);
        SHOP.awaitsReturn(order, returned, "COMPLETED");
        assertThat(SHOP.retryRefund(order, returned).status()).isEqualTo(409);
    }

    @Test
    void onlyACompletedOrderCanBeReturned() {
        UUID order = SHOP.place(Basket.of("MUG-WHITE", 1).sentTo("00000"));
        SHOP.awaits(order, "CANCELLED");

        assertThat(SHOP.requestReturn(order, Map.of("MUG-WHITE", 1)).status()).isEqualTo(409);
        assertThat(SHOP.requestReturn(UUID.fromString(Ids.now()), Map.of("MUG-WHITE", 1))
                        .status())
                .isEqualTo(404);
    }

    /** An order of this number of books at 12.35. */
    private UUID complete(Basket basket, int books) {
        SHOP.offer(sku, "12.35", 10);
        UUID order = SHOP.place(basket.and(sku, books));
        SHOP.awaits(order, "COMPLETED");
        return order;
    }
}
