package dev.waybill.console.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.console.BrowserTest;
import dev.waybill.console.service.ServiceName;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

class OverviewPageTest extends BrowserTest {

    private static final String FLOW = """
            process_start_time_seconds 1.0
            waybill_orders{status="PENDING"} 3.0
            waybill_orders{status="CONFIRMED"} 0.0
            waybill_saga_oldest_seconds{status="PENDING"} %s
            waybill_saga_oldest_seconds{status="CONFIRMED"} 0.0
            waybill_saga_started_total %s
            waybill_saga_cancelled_total{reason="OUT_OF_STOCK"} 2.0
            waybill_saga_duration_seconds_count{outcome="completed"} 100.0
            waybill_saga_duration_seconds_bucket{outcome="completed",le="0.1"} 60.0
            waybill_saga_duration_seconds_bucket{outcome="completed",le="0.5"} 100.0
            waybill_saga_duration_seconds_bucket{outcome="completed",le="+Inf"} 100.0
            waybill_outbox_lag_seconds 0.2
            waybill_consumer_lag_records{topic="payments",partition="0"} 4.0
            waybill_consumer_lag_seconds{topic="payments"} 1.5
            """;

    @Test
    void allIsWellWhereEveryServiceWorksAndNobodyIsLate() {
        console.services().metrics(ServiceName.ORDERS, FLOW.formatted(5, 110));

        var text = open("/").text();

        assertThat(text)
                .contains("All is well")
                .contains("PENDING 3 orders 5.0 s")
                .contains("order-service UP 4 records 1.5 s 0.20 s")
                .contains("Firing alerts\nNone.");
    }

    @Test
    void anAlertThatFiresHasItsSummaryAndItsRunbook() {
        console.services().alerts("""
                [{"labels": {"alertname": "OutboxLagHigh", "severity": "critical"}, "state": "firing",
                  "annotations": {"summary": "An event has waited 40s.", "runbook_url": "docs/runbooks/outbox-lag.md"}},
                 {"labels": {"alertname": "ServiceDown", "severity": "critical"}, "state": "pending", "annotations": {}}]""");

        assertThat(open("/").text())
                .contains("OutboxLagHigh (critical) An event has waited 40s. Runbook")
                .contains("1 problem", "OutboxLagHigh fires: An event has waited 40s.")
                .doesNotContain("ServiceDown", "All is well");
        assertThat(browser.findAll(".verdict.bad")).hasSize(1);
        browser.press("Runbook");
        assertThat(browser.path()).isEqualTo("/runbooks/outbox-lag");
        assertThat(browser.text()).contains("OutboxLagHigh");
    }

    @Test
    void anAlertOfWhatIsAProblemAlreadyIsNoSecondOne() {
        console.services().down(ServiceName.PAYMENTS);
        console.services().alerts("""
                [{"labels": {"alertname": "ServiceDown", "severity": "critical"}, "state": "firing", "annotations": {}}]""");

        assertThat(open("/").text())
                .contains("1 problem", "payment-service does not answer.")
                .doesNotContain("ServiceDown fires");
    }

    @Test
    void notAllIsWellWhileItIsNotKnownWhichAlertsFire() {
        console.services().alerts("no JSON");

        assertThat(open("/").text())
                .contains("1 problem", "It is not known which alerts fire.")
                .doesNotContain("All is well");
    }

    @Test
    void aServiceThatDoesNotAnswerIsNamedWithWhatWouldHelp() {
        console.services().down(ServiceName.PAYMENTS);

        var text = open("/").text();

        assertThat(text)
                .contains("1 problem")
                .contains("payment-service does not answer.")
                .contains("./waybill restart payment-service")
                .contains("payment-service DOWN");
    }

    @Test
    void aServiceThatRunsAndRefusesTheConsoleIsNotCalledDown() {
        console.services().answer(ServiceName.ORDERS, "GET /actuator/prometheus", 401, """
                {"status": 401, "detail": "The token is not for this service."}""");

        assertThat(open("/").text())
                .contains("1 problem")
                .contains("order-service runs, but refuses the console: The token is not for this service.")
                .contains("order-service refuses the console, so nothing is known of the orders.")
                .contains("order-service REFUSES")
                .doesNotContain("does not answer", "./waybill restart");
    }

    @Test
    void aServiceThatCannotWorkSaysWhy() {
        console.services().answer(ServiceName.INVENTORY, "GET /actuator/health", 503, """
                {"status": "DOWN", "components": {
                  "db": {"status": "DOWN", "details": {"error": "the database is away"}},
                  "relay": {"status": "UP"}}}""");

        assertThat(open("/").text())
                .contains("inventory-service cannot work: db, the database is away.")
                .contains("inventory-service NOT READY");
    }

    @Test
    void aServiceThatWaitsInPartSaysForWhat() {
        console.services().answer(ServiceName.SHIPPING, "GET /actuator/health", 200, """
                {"status": "UP", "components": {"degradation": {"status": "UP",
                  "details": {"degraded": {"partition-paused": "partitions waiting since noon"}}}}}""");

        assertThat(open("/").text())
                .contains("A part of shipping-service waits: partition-paused, partitions waiting since noon.")
                .contains("shipping-service DEGRADED");
    }

    @Test
    void aLateOrderIsNamedAndLinked() {
        console.services().metrics(ServiceName.ORDERS, FLOW.formatted(200, 110));

        assertThat(open("/").text())
                .contains("An order has been PENDING for 3 min 20 s.")
                .contains("PENDING 3 orders 3 min 20 s, late");
        assertThat(browser.find(".verdict a").getDomAttribute("href")).isEqualTo("/orders?status=PENDING");
    }

    @Test
    void itRefreshesByItselfWhileItIsVisibleAndKeepsTheFocus() {
        console.services().metrics(ServiceName.ORDERS, FLOW.formatted(5, 110));
        open("/");
        browser.run("document.querySelector('nav a').focus()");

        console.services().metrics(ServiceName.ORDERS, FLOW.formatted(7, 130));

        await().until(() -> browser.text().contains("PENDING 3 orders 7.0 s"));
        await().until(() -> browser.text().contains("In the last "));
        assertThat(browser.focused().getText()).isEqualTo("Overview");
        assertThat(browser.findAll("#rates canvas")).hasSize(1);
    }

    @Test
    void aLinkKeepsTheFocusAndATableItsPlaceWhenThePartIsReplaced() {
        console.services().metrics(ServiceName.ORDERS, FLOW.formatted(5, 110));
        browser.narrow();
        open("/");
        browser.run("document.querySelector('[aria-label=Services]').scrollLeft = 40");
        browser.run("document.querySelector('a[href*=PENDING]').focus()");

        console.services().metrics(ServiceName.ORDERS, FLOW.formatted(7, 130));

        await().until(() -> browser.text().contains("PENDING 3 orders 7.0 s"));
        assertThat(browser.focused().getText()).isEqualTo("PENDING");
        assertThat(browser.run("return document.querySelector('[aria-label=Services]').scrollLeft"))
                .isEqualTo(40L);
        browser.type(Keys.ENTER);
        await().until(() -> browser.path().equals("/orders?status=PENDING"));
    }

    @Test
    void withoutOrderServiceTheRestOfThePageIsThere() {
        console.services().down(ServiceName.ORDERS);

        assertThat(open("/").text())
                .contains("order-service does not answer, so nothing is known of the orders.")
                .contains("shipping-service UP");
    }
}
