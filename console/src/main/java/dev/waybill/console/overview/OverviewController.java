package dev.waybill.console.overview;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page, and the part of it that refreshes itself. */
@Controller
class OverviewController {

    private final OverviewReader reader;

    OverviewController(OverviewReader reader) {
        this.reader = reader;
    }

    @GetMapping("/")
    String page(Model model) {
        model.addAttribute("refresh", 10);
        model.addAttribute("overview", reader.current());
        return "overview";
    }

    @GetMapping("/overview")
    String part(Model model) {
        model.addAttribute("overview", reader.current());
        return "overview :: current";
    }
}
