package dev.waybill.console.orders;

import dev.waybill.console.service.ServiceClients;
import dev.waybill.console.service.ServiceException;
import dev.waybill.console.service.ServiceName;
import dev.waybill.deadletters.EventDataFormatter;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** One event of an order, with the facts that its consumers were given. */
@Controller
class EventsController {

    private final ServiceClients services;

    EventsController(ServiceClients services) {
        this.services = services;
    }

    /**
     * @param source the service that published it, as {@code order-service}
     * @param personal whether text is shown that may be personal
     */
    @GetMapping("/orders/{id}/events/{eventId}")
    String event(
            @PathVariable UUID id,
            @PathVariable UUID eventId,
            @RequestParam String source,
            @RequestParam(defaultValue = "false") boolean personal,
            Model model) {
        var event = services.events(ServiceName.named(source)).event(eventId);
        if (!event.subject().equals(id.toString())) {
            throw new ServiceException(404, "The event is of another order.");
        }
        model.addAttribute("order", id);
        model.addAttribute("event", event);
        model.addAttribute("source", source);
        model.addAttribute("personal", personal);
        model.addAttribute("data", EventDataFormatter.format(event.data().toString(), personal));
        return "event";
    }
}
