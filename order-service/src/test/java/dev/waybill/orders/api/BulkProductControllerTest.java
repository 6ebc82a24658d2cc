package dev.waybill.orders.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.waybill.orders.OrderServiceIntegrationTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

@Isolated("compares durations")
class BulkProductControllerTest extends OrderServiceIntegrationTest {

    private static final Logger log = LoggerFactory.getLogger(BulkProductControllerTest.class);
    private static final double MAX_RATIO = 30;
    private static final String HEADER = "sku,name,unitPrice,currency,active\r\n";

    @Test
    void manyProductsArePutAtOnce() {
        put("/products/LIST-1", "{\"name\":\"n\",\"unitPrice\":\"1.00\",\"currency\":\"EUR\",\"active\":true}");
        HttpResponse<String> response = put("/products", """
                [{"sku": "LIST-1", "name": "One", "unitPrice": "1.50", "currency": "EUR", "active": false},
                 {"sku": "LIST-2", "name": "Two", "unitPrice": "200", "currency": "JPY", "active": true}]""");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"added\":1,\"replaced\":1}");
        assertThat(get("/products/LIST-1").body()).contains("\"One\"", "\"1.50\"", "false");
        assertThat(get("/products/MUG-WHITE").statusCode()).isEqualTo(200);
    }

    @Test
    void csvColumnsCanHaveAnyOrder() {
        HttpResponse<String> response =
                putCsv("\uFEFFname,sku,active,currency,unitPrice\n\"A \"\"good\"\" cup, إبريق\",CSV-1,true,EUR,3.20\n\n"
                        + "Plate,CSV-2,false,CHF,4.00");
        assertThat(response.body()).isEqualTo("{\"added\":2,\"replaced\":0}");
        assertThat(json(get("/products/CSV-1")).get("name").asString()).isEqualTo("A \"good\" cup, إبريق");
    }

    @Test
    void aPriceListThatWentThroughASpreadsheetIsAccepted() {
        String list =
                "\uFEFFsku;name;unitPrice;currency;active\r\nXLS-1;Cup;18;EUR;TRUE\r\nXLS-2;Pen;9,9;EUR;FALSE\r\n;;;;\r\n";
        assertThat(put("/products", BodyPublishers.ofString(list), "application/vnd.ms-excel")
                        .body())
                .isEqualTo("{\"added\":2,\"replaced\":0}");
        assertThat(get("/products/XLS-1").body()).contains("\"18.00\"", "true");
        assertThat(get("/products/XLS-2").body()).contains("\"9.90\"", "false");
    }

    @Test
    void nothingIsSavedOfAListWithAViolation() {
        HttpResponse<String> rejected = put("/products", """
                [{"sku": "NONE-1", "name": "One", "unitPrice": "1.50", "currency": "EUR", "active": true},
                 {"sku": "NONE-1", "name": "", "unitPrice": "1.5", "currency": "EUR", "active": true},
                 null,
                 {"sku": "no sku"}]""");
        assertThat(rejected.statusCode()).isEqualTo(422);
        assertThat(OrderPlacementTest.pointers(rejected))
                .containsExactly(
                        "#/1/name",
                        "#/1/unitPrice",
                        "#/1/sku",
                        "#/2",
                        "#/3/sku",
                        "#/3/name",
                        "#/3/currency",
                        "#/3/unitPrice",
                        "#/3/active");
        assertThat(get("/products/NONE-1").statusCode()).isEqualTo(404);
    }

    @Test
    void violationsInCsvAreReportedByRowAndLine() {
        HttpResponse<String> rejected = putCsv(HEADER
                + "GOOD-1,Fine,1.00,EUR,true\r\n"
                + "BAD-1,,1.00,EUR,maybe\r\n"
                + "\r\n"
                + "BAD-2,Short,1.00\r\n"
                + "BAD-3,No such money,1.00,XXX,true\r\n");
        assertThat(rejected.statusCode()).isEqualTo(422);
        assertThat(json(rejected).get("errors").valueStream())
                .extracting(
                        error -> error.get("pointer").asString(),
                        error -> error.get("detail").asString())
                .containsExactly(
                        tuple("#cell=3,2", "name is missing (line 3)"),
                        tuple("#cell=3,5", "active must be true or false (line 3)"),
                        tuple("#row=4", "must have 5 cells (line 5)"),
                        tuple("#cell=5,4", "currency must be an ISO 4217 currency code (line 6)"));
        assertThat(get("/products/GOOD-1").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sku,name\nA,B\n",
                "sku,name,unitPrice,currency,active,stock\nA,B,1.00,EUR,true,5\n",
                "sku,sku,unitPrice,currency,active\nA,B,1.00,EUR,true\n",
                "sku,name,unitPrice,currency,\nA,B,1.00,EUR,true\n",
                "sku,name,unitPrice,currency,active\n\"A\"B,C,1.00,EUR,true\n",
                "sku,name,unitPrice,currency,active\n\"A,C,1.00,EUR,true\n"
            })
    void malformedCsvIsRejected(String text) {
        HttpResponse<String> rejected = putCsv(text);
        assertThat(rejected.statusCode()).as(rejected.body()).isEqualTo(400);
        assertThat(rejected.body()).doesNotContain("csv.", "Exception");
    }

    @Test
    void textThatIsInvalidInItsCharsetIsRejected() {
        byte[] latin1 = (HEADER + "LATIN,Caf\u00e9,1.00,EUR,true\n").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(put("/products", BodyPublishers.ofByteArray(latin1), "text/csv")
                        .statusCode())
                .isEqualTo(400);
        assertThat(put("/products", BodyPublishers.ofByteArray(latin1), "text/csv; charset=ISO-8859-1")
                        .statusCode())
                .isEqualTo(200);
        assertThat(json(get("/products/LATIN")).get("name").asString()).isEqualTo("Café");
    }

    @Test
    void aBodyThatIsNoListAndAnEmptyListAreRejected() {
        assertThat(put("/products", "{}").statusCode()).isEqualTo(400);
        assertThat(put("/products", "null").statusCode()).isEqualTo(400);
        assertThat(put("/products", "[]").statusCode()).isEqualTo(422);
        assertThat(putCsv(HEADER).statusCode()).isEqualTo(422);
        assertThat(put("/products", BodyPublishers.ofString("<a/>"), "application/xml")
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void tenThousandProductsAreAcceptedAtOnceAndOneMoreIsRejected() {
        HttpResponse<String> response = putCsv(csv("MANY", 10_000));
        assertThat(response.body()).isEqualTo("{\"added\":10000,\"replaced\":0}");
        assertThat(put("/products", json(10_000)).body()).isEqualTo("{\"added\":0,\"replaced\":10000}");
        assertThat(putCsv(csv("MANY", 10_001)).statusCode()).isEqualTo(413);
        assertThat(put("/products", json(10_001)).statusCode()).isEqualTo(413);
        assertThat(put("/products", "[" + "{},".repeat(1_000_000) + "{}]").statusCode())
                .isEqualTo(413);
    }

    @Test
    @Tag("timing")
    void theTimeOfAnImportGrowsLinearlyWithItsSize() {
        String small = csv("TIMED", 1_000);
        String large = csv("TIMED", 10_000);
        List<Long> smallTimes = new ArrayList<>();
        List<Long> largeTimes = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            smallTimes.add(nanosToPut(small));
            largeTimes.add(nanosToPut(large));
        }
        double ratio = (double) Collections.min(largeTimes) / Collections.min(smallTimes);
        log.info("10,000 products take {} times as long as 1,000", ratio);
        assertThat(ratio).isLessThan(MAX_RATIO);
    }

    private long nanosToPut(String csv) {
        long start = System.nanoTime();
        assertThat(putCsv(csv).statusCode()).isEqualTo(200);
        return System.nanoTime() - start;
    }

    @Test
    void bodiesLargerThanFourMegabytesAreRejected() {
        String large = HEADER + "BIG," + "x".repeat(4 << 20) + ",1.00,EUR,true\n";
        assertThat(putCsv(large).statusCode()).isEqualTo(413);
        var chunked = BodyPublishers.fromPublisher(BodyPublishers.ofString(large));
        assertThat(put("/products", chunked, "text/csv").statusCode()).isEqualTo(413);
        assertThat(put("/products/MUG-WHITE", "x".repeat(300 << 10)).statusCode())
                .isEqualTo(413);
    }

    private HttpResponse<String> putCsv(String text) {
        return put("/products", BodyPublishers.ofString(text), "text/csv");
    }

    private static String csv(String prefix, int products) {
        return IntStream.range(0, products)
                .mapToObj((prefix + "-%1$s,The thing with the number %1$s,9.90,EUR,true\r\n")::formatted)
                .collect(Collectors.joining("", HEADER, ""));
    }

    private static String json(int products) {
        String product = "{\"sku\": \"MANY-%1$s\", \"name\": \"Number %1$s\", \"unitPrice\": \"9.90\","
                + " \"currency\": \"EUR\", \"active\": true}";
        return IntStream.range(0, products).mapToObj(product::formatted).collect(Collectors.joining(",", "[", "]"));
    }
}
