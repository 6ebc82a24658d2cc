package dev.waybill.console.stock;

import dev.waybill.console.FormFields;
import dev.waybill.console.action.Confirmation;
import dev.waybill.console.action.Confirmation.Field;
import dev.waybill.console.action.Outcome;
import dev.waybill.console.service.InventoryClient;
import dev.waybill.console.service.InventoryClient.Count;
import dev.waybill.console.service.InventoryClient.Receipt;
import dev.waybill.console.service.InventoryClient.Stock;
import dev.waybill.console.service.Reply;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The stock of all skus and of one, and what is received and counted. */
@Controller
class StockPagesController {

    private final InventoryClient inventory;

    StockPagesController(InventoryClient inventory) {
        this.inventory = inventory;
    }

    @GetMapping("/stock")
    String all(
            @RequestParam(required = false) @Nullable String prefix,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        var wanted = FormFields.given(prefix);
        model.addAttribute("prefix", wanted);
        model.addAttribute("found", Reply.of(() -> inventory.stock(wanted, cursor)));
        return "stocks";
    }

    @GetMapping("/stock/{sku}")
    String one(@PathVariable String sku, @RequestParam(required = false) @Nullable String cursor, Model model) {
        model.addAttribute("stock", Objects.requireNonNull(inventory.stock(sku).getBody()));
        model.addAttribute("movements", Reply.of(() -> inventory.movements(sku, cursor)));
        return "stock";
    }

    @GetMapping("/stock/{sku}/receipt")
    String askToReceive(@PathVariable String sku, Model model) {
        return new Confirmation(
                        "Receive goods of " + sku + "?",
                        "They are added to what is on hand.",
                        "Receive them",
                        path(sku) + "/receipt",
                        path(sku))
                .withHidden("key", UUID.randomUUID().toString())
                .with(new Field("quantity", "Units received", "number", "", "1 to 1,000,000.", true))
                .withReason()
                .show(model);
    }

    /** @param key so that the form counts once if it is sent twice */
    @PostMapping("/stock/{sku}/receipt")
    String receive(
            @PathVariable String sku, @RequestParam String key, @RequestParam int quantity, RedirectAttributes next) {
        return Outcome.of(() -> onHand(inventory.receive(sku, key, new Receipt(quantity))))
                .showAt(path(sku), next);
    }

    /** The tag of what is shown: a count that somebody else's movement has made wrong is refused. */
    @GetMapping("/stock/{sku}/count")
    String askToCount(@PathVariable String sku, Model model) {
        var before = inventory.stock(sku);
        var stock = Objects.requireNonNull(before.getBody());
        return new Confirmation(
                        "Count " + sku + "?",
                        "On hand are %s units, of which %s are reserved. The difference becomes a movement. If anything moves meanwhile, nothing is changed and you can count again."
                                .formatted(stock.onHand(), stock.reserved()),
                        "Set what was counted",
                        path(sku) + "/count",
                        path(sku))
                .withHidden("tag", String.valueOf(before.getHeaders().getFirst(HttpHeaders.ETAG)))
                .with(new Field("onHand", "Units counted", "number", "", "0 to 1,000,000,000.", true))
                .withReason()
                .show(model);
    }

    @PostMapping("/stock/{sku}/count")
    String count(
            @PathVariable String sku, @RequestParam String tag, @RequestParam int onHand, RedirectAttributes next) {
        return Outcome.of(() -> onHand(inventory.count(sku, tag, new Count(onHand))))
                .showAt(path(sku), next);
    }

    private static String onHand(Stock stock) {
        return "On hand are now %s units of %s.".formatted(stock.onHand(), stock.sku());
    }

    /** No character of a sku has to be encoded. */
    private static String path(String sku) {
        return "/stock/" + sku;
    }
}
