package dev.waybill.web.operators;

import dev.waybill.web.Page;
import dev.waybill.web.PageRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What operators have done in this service. */
@RestController
class OperatorActionController {

    private final OperatorActionRepository actions;

    OperatorActionController(OperatorActionRepository actions) {
        this.actions = actions;
    }

    /** Newest first. */
    @GetMapping("/operator-actions")
    Page<OperatorAction> list(PageRequest page, OperatorActionSearchRequest search) {
        var rows = actions.page(search.toSearch(), page.after(Long::valueOf).orElse(null), page.rows());
        return Page.of(rows, page, action -> Long.toString(action.id()));
    }
}
