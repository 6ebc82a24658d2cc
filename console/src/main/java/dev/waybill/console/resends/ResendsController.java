package dev.waybill.console.resends;

import dev.waybill.console.FormFields;
import dev.waybill.console.action.Confirmation;
import dev.waybill.console.action.Outcome;
import dev.waybill.console.service.OperatorReason;
import dev.waybill.console.service.Reply;
import dev.waybill.console.service.ServiceClients;
import dev.waybill.console.service.ServiceException;
import dev.waybill.console.service.ServiceName;
import dev.waybill.deadletters.DeadLetterException;
import dev.waybill.deadletters.EventResendClient;
import dev.waybill.deadletters.EventResendClient.Resend;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Has the services publish events again. They do the work and know its progress; the address has its ids. */
@Controller
class ResendsController {

    private static final String PATH = "/events/resends";
    private static final Duration PREVIEW_TIMEOUT = Duration.ofSeconds(8);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);

    private final ServiceClients services;

    ResendsController(ServiceClients services) {
        this.services = services;
    }

    /** Which events: either of an order, or of a service and a time. */
    record Selection(
            @Nullable String order,
            @Nullable String source,
            @Nullable String since,
            @Nullable String until) {

        List<ServiceName> sources() {
            return FormFields.given(order) == null
                    ? ServiceName.labelled(String.valueOf(source)).stream().toList()
                    : List.of(ServiceName.values());
        }

        Resend start(EventResendClient client, boolean dryRun) {
            var wanted = FormFields.given(order);
            if (wanted != null) {
                return client.ofOrder(wanted, dryRun);
            }
            var from = FormFields.time(since);
            if (from == null) {
                throw new ServiceException(400, "Say since when events are to be published again.");
            }
            return client.ofTime(from, FormFields.time(until), dryRun);
        }
    }

    @GetMapping(PATH)
    String form(@RequestParam(required = false) @Nullable String order, Model model) {
        model.addAttribute("order", order);
        model.addAttribute(
                "sources",
                Arrays.stream(ServiceName.values()).map(ServiceName::label).toList());
        return "resend";
    }

    /** The question, after a dry run. */
    @GetMapping(PATH + "/preview")
    String preview(Selection selection, Model model) {
        var counts = selection.sources().stream()
                .map(service -> count(service, selection))
                .toList();
        if (counts.isEmpty()) {
            throw new ServiceException(400, "Choose an order or a service.");
        }
        return new Confirmation(
                        "Publish these events again?",
                        String.join("; ", counts) + ". Consumers that had them drop them.",
                        "Publish again",
                        PATH,
                        PATH)
                .withHidden("order", selection.order())
                .withHidden("source", selection.source())
                .withHidden("since", selection.since())
                .withHidden("until", selection.until())
                .withReason()
                .show(model);
    }

    private String count(ServiceName service, Selection selection) {
        return ask(service, client -> {
            var counted = selection.start(client, true);
            long deadline = System.nanoTime() + PREVIEW_TIMEOUT.toNanos();
            while (counted.isRunning() && System.nanoTime() < deadline) {
                LockSupport.parkNanos(POLL_INTERVAL.toNanos());
                counted = client.progress(counted.id());
            }
            return counted.isRunning()
                    ? service.label() + ": so many that counting takes longer"
                    : "%s: %s %s%s"
                            .formatted(
                                    service.label(),
                                    counted.total() - counted.erased(),
                                    counted.types(),
                                    counted.erased() == 0
                                            ? ""
                                            : "; " + counted.erased()
                                                    + " are left out, because the personal data of their orders was"
                                                    + " erased");
        });
    }

    /** What one service refuses does not keep the others from it. */
    @PostMapping(PATH)
    String start(Selection selection, RedirectAttributes next) {
        var failures = new ArrayList<String>();
        for (var service : selection.sources()) {
            var started = Reply.of(
                    () -> ask(service, client -> selection.start(client, false).id()));
            if (started.problem() == null) {
                next.addAttribute(service.label(), started.value());
            } else {
                failures.add(String.valueOf(started.problem().getMessage()));
            }
        }
        var path = failures.size() == selection.sources().size() ? PATH : PATH + "/progress";
        return failures.isEmpty()
                ? "redirect:" + path
                : new Outcome(false, String.join(" ", failures)).showAt(path, next);
    }

    /** @param ids of the runs, by the service */
    @GetMapping(PATH + "/progress")
    String progress(@RequestParam Map<String, String> ids, HttpServletRequest request, Model model) {
        var resends = new LinkedHashMap<String, Reply<Resend>>();
        for (var service : ServiceName.values()) {
            var id = ids.get(service.label());
            if (id != null) {
                resends.put(service.label(), Reply.of(() -> ask(service, client -> client.progress(id))));
            }
        }
        boolean running =
                resends.values().stream().map(Reply::value).anyMatch(resend -> resend != null && resend.isRunning());
        model.addAttribute("resends", resends);
        model.addAttribute("running", running);
        model.addAttribute("refresh", running ? 2 : null);
        model.addAttribute("address", PATH + "/progress?" + request.getQueryString());
        return "resend-progress";
    }

    private <T> T ask(ServiceName service, Function<EventResendClient, T> question) {
        try {
            return question.apply(new EventResendClient(
                    service.label(),
                    services.addresses(service).getFirst(),
                    services.tokens(),
                    OperatorReason.given()));
        } catch (DeadLetterException e) {
            throw new ServiceException(e.status(), String.valueOf(e.getMessage()));
        }
    }
}
