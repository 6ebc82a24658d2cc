package dev.waybill.system.badinput;

import static dev.waybill.audit.AuditedService.INVENTORY;
import static dev.waybill.audit.AuditedService.ORDERS;
import static dev.waybill.audit.AuditedService.PAYMENTS;
import static dev.waybill.audit.AuditedService.SHIPPING;
import static dev.waybill.system.badinput.BadRequest.call;
import static dev.waybill.system.badinput.BadRequest.get;
import static dev.waybill.system.badinput.BadRequest.order;
import static dev.waybill.system.badinput.OrderText.changed;
import static dev.waybill.system.badinput.OrderText.good;
import static dev.waybill.system.badinput.OrderText.lines;
import static dev.waybill.system.badinput.OrderText.named;
import static dev.waybill.system.badinput.OrderText.quantity;
import static java.util.stream.Collectors.joining;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** Every bad request of the list, by name. */
final class BadRequests {

    private static final String NOBODY = "0190b6a4-8c2e-7c3a-9f00-000000000001";
    private static final int MOST = 256 * 1024;

    private final Map<String, BadRequest> all = new LinkedHashMap<>();

    private BadRequests() {}

    static Map<String, BadRequest> all() {
        var list = new BadRequests();
        list.notUnderstood();
        list.invalid();
        list.tooMuch();
        list.wrongHeaders();
        list.wrongPlaces();
        list.wrongPages();
        list.wrongSearches();
        list.elsewhere();
        list.forgedLogLines();
        return list.all;
    }

    private void notUnderstood() {
        all.put("malformed JSON", order("{\"customerId\" \"c\"}", 400));
        all.put("truncated JSON", order(good().substring(0, 60), 400, "#/lines/0"));
        all.put("no body", order("", 400));
        all.put("blanks", order("  \n", 400));
        all.put("an array", order("[" + good() + "]", 400));
        all.put("a text", order("\"order\"", 400));
        all.put("null", order("null", 400));
        all.put("two objects", order(good() + good(), 400));
        all.put("a number for a text", order(changed("\"c-bad-input\"", "7"), 400, "#/customerId"));
        all.put("a text for a number", order(quantity("\"2\""), 400, "#/lines/0/quantity"));
        all.put("an object for a list", order(lines("{}"), 400, "#/lines"));
        all.put(
                "an unknown field",
                order(changed("{\"customerId\"", "{\"gift\": true, \"customerId\""), 400, "#/gift"));
        all.put("a price of the caller's", order(quantity("2, \"unitPrice\": \"0.01\""), 400, "#/lines/0/unitPrice"));
        all.put(
                "a total of the caller's",
                order(changed("\"paymentMethod\"", "\"total\": \"0.01\", \"paymentMethod\""), 400, "#/total"));
        all.put("a duplicate key", order(quantity("2, \"quantity\": 3"), 400, "#/lines/0/quantity"));
        all.put("a thousand levels", order(lines("[".repeat(1_000) + "]".repeat(1_000)), 400, "#/lines/0"));
        all.put("a number of 2,000 digits", order(quantity("1".repeat(2_000)), 400, "#/lines/0"));
        all.put("invalid UTF-8", order(BodyPublishers.ofByteArray(new byte[] {'{', '"', (byte) 0xC3, '"', '}'}), 400));
    }

    private void invalid() {
        all.put("nothing in it", order("{}", 422, "#/customerId", "#/lines", "#/paymentMethod", "#/shippingAddress"));
        all.put("a blank customer", order(changed("c-bad-input", "   "), 422, "#/customerId"));
        all.put("too long a customer", order(changed("c-bad-input", "c".repeat(101)), 422, "#/customerId"));
        all.put("too long a payment method", order(changed("pm_card_visa", "p".repeat(101)), 422, "#/paymentMethod"));
        all.put("too long a name", order(named("n".repeat(201)), 422, "#/shippingAddress/name"));
        all.put(
                "too long a postal code",
                order(changed("SW1Y 4JH", "1".repeat(21)), 422, "#/shippingAddress/postalCode"));
        all.put("no such country", order(changed("\"GB\"", "\"XX\""), 422, "#/shippingAddress/country"));
        all.put("a missing city", order(changed("\"city\": \"London\",", ""), 422, "#/shippingAddress/city"));
        all.put("U+0000", order(named("Ada\u0000"), 422, "#/shippingAddress/name"));
        all.put("half a character", order(changed("Ada", "\\ud83c"), 422, "#/shippingAddress/name"));
        for (String number : new String[] {"0", "-1", "1.5", "10000", "2147483648", "1e400000000", "-1e-400000000"}) {
            all.put("a quantity of " + number, order(quantity(number), 422, "#/lines/0/quantity"));
        }
        all.put("no lines", order(lines("[]"), 422, "#/lines"));
        all.put("101 lines", order(lines(manyLines(101)), 422, "#/lines"));
        all.put("a line of nothing", order(lines("[null]"), 422, "#/lines/0"));
        all.put(
                "the same sku twice",
                order(
                        lines("[{\"sku\": \"MUG-WHITE\", \"quantity\": 1},"
                                + " {\"sku\": \"MUG-WHITE\", \"quantity\": 1}]"),
                        422,
                        "#/lines/1/sku"));
        all.put("an unknown sku", order(changed("MUG-WHITE", "NO-SUCH-THING"), 422, "#/lines/0/sku"));
        all.put("an inactive sku", order(changed("MUG-WHITE", BadInputScenarios.INACTIVE), 422, "#/lines/0/sku"));
        all.put(
                "everything wrong at once",
                order(
                        "{\"customerId\": \"\", \"lines\": [{\"sku\": \"!\", \"quantity\": 0}], \"paymentMethod\": null,"
                                + " \"shippingAddress\": {\"name\": \"\\u0007\", \"street\": \"s\", \"city\": \"c\","
                                + " \"postalCode\": \"1\", \"country\": \"gb\"}}",
                        422,
                        "#/customerId",
                        "#/lines/0/sku",
                        "#/lines/0/quantity",
                        "#/paymentMethod",
                        "#/shippingAddress/name",
                        "#/shippingAddress/country"));
    }

    private void tooMuch() {
        String large = named("n".repeat(MOST));
        all.put("a large body", order(large, 413));
        all.put("a large body in chunks", order(BodyPublishers.fromPublisher(BodyPublishers.ofString(large)), 413));
        all.put(
                "no JSON, and too much of it",
                order(BodyPublishers.fromPublisher(BodyPublishers.ofString("x".repeat(2 * MOST))), 413));
        all.put("a very large body", order("x".repeat(5 << 20), 413));
    }

    private void wrongHeaders() {
        String type = "Content-Type";
        String json = "application/json";
        all.put("another media type", order(good(), 415).with(type, "text/plain"));
        all.put("a form", order("customerId=c", 415).with(type, "application/x-www-form-urlencoded"));
        all.put("no media type", order(good(), 415).with());
        all.put("XML wanted", order(good(), 406).with(type, json, "Accept", "application/xml"));
        all.put("a blank key", order(good(), 400).with(type, json, "Idempotency-Key", " "));
        all.put("too long a key", order(good(), 400).with(type, json, "Idempotency-Key", "k".repeat(256)));
        all.put("a key that is not printable", order(good(), 400).with(type, json, "Idempotency-Key", "a\tb"));
    }

    private void wrongPlaces() {
        all.put("an order that nobody placed", get(ORDERS, "/orders/" + NOBODY, 404));
        all.put("its timeline", get(ORDERS, "/orders/" + NOBODY + "/timeline", 404));
        all.put("its cancellation", call(ORDERS, "POST", "/orders/" + NOBODY + "/cancellation", "", 404));
        all.put("a malformed id", get(ORDERS, "/orders/42", 400));
        all.put("half an id", get(ORDERS, "/orders/1-1-1-1-1", 400));
        all.put("a path that is none", get(ORDERS, "/nowhere", 404));
        all.put("another method", call(ORDERS, "DELETE", "/orders", "", 405));
        all.put("another method on an order", call(ORDERS, "PUT", "/orders/" + NOBODY, good(), 405));
    }

    private void wrongPages() {
        for (String list : new String[] {"/orders", "/products"}) {
            all.put("limit 0 of " + list, get(ORDERS, list + "?limit=0", 400));
            all.put("limit 201 of " + list, get(ORDERS, list + "?limit=201", 400));
            all.put("limit 10^9 of " + list, get(ORDERS, list + "?limit=1000000000", 400));
            all.put("limit ten of " + list, get(ORDERS, list + "?limit=ten", 400));
            all.put("a cursor made up for " + list, get(ORDERS, list + "?cursor=abc", 400));
            all.put("an empty cursor for " + list, get(ORDERS, list + "?cursor=", 400));
        }
    }

    private void wrongSearches() {
        all.put("a mistyped filter", get(ORDERS, "/orders?customerid=c-1", 400));
        all.put("an unknown status", get(ORDERS, "/orders?status=LOST", 400));
        all.put("an index of a status", get(ORDERS, "/orders?status%5Bx%5D=PENDING", 400));
        all.put("an index of a refund's status", get(PAYMENTS, "/refunds?status%5B300%5D=FAILED", 400));
        all.put("a time that is none", get(ORDERS, "/orders?placedFrom=yesterday", 400));
        all.put(
                "times the wrong way round",
                get(ORDERS, "/orders?placedFrom=2026-03-02T00:00:00Z&placedTo=2026-03-01T00:00:00Z", 400));
        all.put("too long a customer to look for", get(ORDERS, "/orders?customerId=" + "c".repeat(101), 400));
        all.put("the stream of nobody", get(ORDERS, "/orders/" + NOBODY + "/stream", 404));
    }

    private void elsewhere() {
        String sku = "NO-SUCH-" + UUID.randomUUID().toString().substring(0, 8);
        all.put("a count of nothing", call(INVENTORY, "PUT", "/stock/" + sku, "{}", 422, "#/onHand"));
        all.put("a count below nothing", call(INVENTORY, "PUT", "/stock/" + sku, "{\"onHand\": -1}", 422, "#/onHand"));
        all.put(
                "a receipt of nothing",
                call(INVENTORY, "POST", "/stock/MUG-WHITE/receipts", "{\"quantity\": 0}", 422, "#/quantity"));
        all.put(
                "a receipt for nobody",
                call(INVENTORY, "POST", "/stock/" + sku + "/receipts", "{\"quantity\": 1}", 404));
        all.put("the stock of no sku", get(INVENTORY, "/stock/no%20sku", 400));
        all.put("a reservation that nobody made", get(INVENTORY, "/reservations/" + NOBODY, 404));
        all.put("a payment that nobody made", get(PAYMENTS, "/payments/" + NOBODY, 404));
        all.put("a payment of no order", get(PAYMENTS, "/payments/42", 400));
        all.put(
                "a capture that never failed",
                call(PAYMENTS, "POST", "/payments/" + NOBODY + "/capture-retries", "", 404));
        all.put(
                "a payment of nobody closed by hand",
                call(
                        PAYMENTS,
                        "POST",
                        "/payments/" + NOBODY + "/settlement",
                        "{\"kind\": \"WRITTEN_OFF\", \"note\": \"n\"}",
                        404));
        all.put(
                "a payment closed without a note",
                call(
                        PAYMENTS,
                        "POST",
                        "/payments/" + NOBODY + "/settlement",
                        "{\"kind\": \"WRITTEN_OFF\"}",
                        422,
                        "#/note"));
        all.put("a ledger of nobody", get(PAYMENTS, "/simulator/ledger/" + NOBODY, 404));
        all.put("an event of half an id", get(PAYMENTS, "/events/1-1-1-1-1", 400));
        all.put(
                "events of no order and no time again",
                call(
                        PAYMENTS,
                        "POST",
                        "/events/resends",
                        "{\"orderId\": \"42\", \"since\": \"yesterday\"}",
                        422,
                        "#/orderId",
                        "#/since"));
        all.put("events of nothing again", call(SHIPPING, "POST", "/events/resends", "{}", 422, "#"));
        all.put("a shipment that nobody sent", get(SHIPPING, "/shipments/" + NOBODY, 404));
        all.put("a delivery to nobody", call(SHIPPING, "POST", "/shipments/" + NOBODY + "/delivery", "", 404));
        all.put(
                "a price below nothing",
                call(
                        ORDERS,
                        "PUT",
                        "/products/" + sku,
                        "{\"name\": \"n\", \"unitPrice\": \"-0.01\", \"currency\": \"EUR\", \"active\": true}",
                        422,
                        "#/unitPrice"));
        all.put(
                "a list with a bad product",
                call(
                        ORDERS,
                        "PUT",
                        "/products",
                        "[{\"sku\": \"" + sku + "\"}]",
                        422,
                        "#/0/name",
                        "#/0/currency",
                        "#/0/unitPrice",
                        "#/0/active"));
    }

    /** Nothing of it may look like a line of a log, or change the colours of who reads it. */
    private void forgedLogLines() {
        String encoded =
                URLEncoder.encode(ForgedLogLine.TEXT, StandardCharsets.UTF_8).replace("+", "%20");
        String escaped = ForgedLogLine.TEXT.replace("\u001b", "\\u001b").replace("\r\n", "\\r\\n");
        all.put("a forged line for a name", order(named(ForgedLogLine.TEXT), 422, "#/shippingAddress/name"));
        all.put("a forged line for a payment method", order(changed("pm_card_visa", escaped), 422, "#/paymentMethod"));
        all.put(
                "a forged line for a field",
                order(changed("\"customerId\"", "\"" + escaped + "\": 1, \"customerId\""), 400, "#/" + encoded));
        all.put("a forged line for an id", get(ORDERS, "/orders/" + encoded, 400));
        all.put("a forged line for a customer", get(ORDERS, "/orders?customerId=" + encoded, 400));
        all.put("a forged line for a filter", get(ORDERS, "/orders?" + encoded + "=1", 400));
        all.put("a forged line for a sku", get(INVENTORY, "/stock/" + encoded, 400));
    }

    private static String manyLines(int count) {
        return IntStream.range(0, count)
                .mapToObj("{\"sku\": \"S-%s\", \"quantity\": 1}"::formatted)
                .collect(joining(",", "[", "]"));
    }
}
