package dev.waybill.console.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.console.BrowserTest;
import dev.waybill.console.service.ServiceName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StockPagesTest extends BrowserTest {

    private static final String STOCK = """
            {"sku": "MUG-WHITE", "onHand": 998, "reserved": 2, "available": 996}""";

    @BeforeEach
    void aStock() {
        console.services()
                .answer(
                        ServiceName.INVENTORY,
                        "GET /stock",
                        200,
                        "{\"items\": [%s], \"nextCursor\": null}".formatted(STOCK))
                .answer(ServiceName.INVENTORY, "GET /stock/MUG-WHITE", 200, STOCK)
                .answer(ServiceName.INVENTORY, "GET /stock/MUG-WHITE/movements", 200, """
                        {"items": [{"id": 17, "sku": "MUG-WHITE", "kind": "reserved", "quantity": 2,
                          "orderId": "0199f3a0-7b1c-7c3a-9f00-5b8e6a1d2c3f", "returnId": null, "countedAt": null,
                          "time": "2026-03-01T12:00:00.130Z"}], "nextCursor": null}""");
    }

    @Test
    void aSkuIsFoundWithItsMovements() {
        console.services()
                .answer(
                        ServiceName.INVENTORY,
                        "GET /stock?skuPrefix=CAP",
                        200,
                        "{\"items\": [], \"nextCursor\": null}");
        open("/stock");
        assertThat(browser.text()).contains("MUG-WHITE 998 units 2 units 996 units");
        browser.find("#prefix").sendKeys("CAP");
        browser.press("Show");
        awaitText("No sku matches.");

        assertIsForEverybody("/stock");
        browser.press("MUG-WHITE");
        awaitText("Stock of MUG-WHITE", "2026-03-01 12:00:00 UTC reserved 2 0199f3a0-7b1c-7c3a-9f00-5b8e6a1d2c3f");
        assertIsForEverybody("/stock/MUG-WHITE");
    }

    @Test
    void goodsAreReceivedAfterTheQuestion() {
        console.services().answer(ServiceName.INVENTORY, "POST /stock/MUG-WHITE/receipts", 200, """
                {"sku": "MUG-WHITE", "onHand": 1098, "reserved": 2, "available": 1096}""");
        open("/stock/MUG-WHITE");
        browser.press("Receive goods…");
        awaitText("Receive goods of MUG-WHITE?");
        assertThat(browser.barriers()).isEmpty();
        browser.find("input[name=quantity]").sendKeys("100");
        browser.press("Receive them");

        awaitText("On hand are now 1098 units of MUG-WHITE.");
        assertThat(console.services().actions().getLast().body()).isEqualTo("{\"quantity\":100}");
    }

    @Test
    void aCountThatIsRefusedChangesNothingAndSaysWhy() {
        console.services().answer(ServiceName.INVENTORY, "PUT /stock/MUG-WHITE", 412, """
                {"status": 412, "detail": "The stock has changed."}""");
        browser.withScripts(false);
        open("/stock/MUG-WHITE/count");
        browser.find("input[name=onHand]").sendKeys("990");
        browser.press("Set what was counted");

        awaitText("Nothing was changed. The stock has changed.");
    }
}
