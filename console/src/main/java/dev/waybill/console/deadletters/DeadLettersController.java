package dev.waybill.console.deadletters;

import dev.waybill.console.ConsoleProperties;
import dev.waybill.console.action.Confirmation;
import dev.waybill.console.action.Confirmation.Field;
import dev.waybill.console.action.Outcome;
import dev.waybill.console.service.ServiceException;
import dev.waybill.console.service.ServiceName;
import dev.waybill.deadletters.DeadLetter;
import dev.waybill.deadletters.DeadLetterActions;
import dev.waybill.deadletters.DeadLetterActions.Action;
import dev.waybill.deadletters.DeadLetterFormatter;
import dev.waybill.deadletters.ReplayPolicy;
import dev.waybill.deadletters.VisibleText;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Dead letters by cause and consumer, one with all that is known of it, and what can be done about them. */
@Controller
class DeadLettersController {

    private static final String PATH = "/dead-letters/actions";
    private static final long DEFAULT_CAP = 1_000;
    private static final String BY_ITSELF =
            " One that was dealt with before, or is older than consumers remember, can be replayed from its own page.";

    private final DeadLetterService deadLetters;
    private final ActionRuns runs;
    private final Clock clock;
    private final Duration inboxRetention;

    /** What is done with dead letters. */
    enum Kind {
        REPLAY("Replay dead letters?", "Replay", "replayed"),
        DISCARD("Discard dead letters?", "Discard", "discarded");

        private final String title;
        private final String button;
        private final String verb;

        Kind(String title, String button, String verb) {
            this.title = title;
            this.button = button;
            this.verb = verb;
        }
    }

    DeadLettersController(DeadLetterService deadLetters, ActionRuns runs, Clock clock, ConsoleProperties properties) {
        this.deadLetters = deadLetters;
        this.runs = runs;
        this.clock = clock;
        this.inboxRetention = properties.inboxRetention();
    }

    @GetMapping("/dead-letters")
    String list(@ModelAttribute("query") DeadLetterQuery query, Model model) {
        model.addAttribute("listing", deadLetters.list(query.filter()));
        model.addAttribute("shown", DeadLetterService.SHOWN);
        model.addAttribute("paused", deadLetters.paused());
        model.addAttribute("current", runs.current().orElse(null));
        return "dead-letters";
    }

    @GetMapping("/dead-letters/{id}")
    String one(@PathVariable String id, @RequestParam(defaultValue = "false") boolean personal, Model model) {
        var found = deadLetters.get(DeadLetterQuery.coordinates(id));
        model.addAttribute("found", found);
        model.addAttribute("personal", personal);
        model.addAttribute("key", VisibleText.of(found.order()));
        model.addAttribute("value", DeadLetterFormatter.value(found, personal));
        model.addAttribute(
                "headers",
                found.headers().stream()
                        .map(header ->
                                new String[] {VisibleText.of(header.key()), DeadLetterFormatter.header(header, personal)
                                })
                        .toList());
        model.addAttribute("history", deadLetters.history(found));
        model.addAttribute("older", isOlder(found));
        return "dead-letter";
    }

    private boolean isOlder(DeadLetter deadLetter) {
        return policy(false, false).isOlder(deadLetter, clock.instant());
    }

    /** The question before an action, with a preview. */
    @GetMapping("/dead-letters/actions")
    String ask(
            @ModelAttribute("query") DeadLetterQuery query,
            @RequestParam Kind kind,
            @RequestParam(defaultValue = "" + DEFAULT_CAP) long cap,
            Model model) {
        var older = isOneOlder(query);
        var objections = new Objections();
        var preview =
                deadLetters.preview(query.filter(), action(kind, query, older, cap, "preview", "preview"), objections);
        var question = new Confirmation(
                        kind.title,
                        preview(kind, query.place() == null, preview, objections) + effect(query, older),
                        kind.button,
                        PATH,
                        query.path())
                .withHidden("kind", kind.name())
                .withHidden("total", Long.toString(preview.done() + preview.beyondCap()));
        for (var field : query.fields().entrySet()) {
            question = question.withHidden(field.getKey(), field.getValue());
        }
        if (query.place() == null) {
            question = question.with(
                    new Field("cap", "At most", "number", Long.toString(cap), "How many, the oldest first.", true));
        }
        return question.with(new Field(
                        "why", "Reason", "text", "", "Recorded with your name.", kind == Kind.DISCARD || older))
                .show(model);
    }

    private static String preview(Kind kind, boolean many, DeadLetterActions.Outcome preview, Objections objections) {
        return "%s would be %s.%s%s%s"
                .formatted(
                        count(preview.done()),
                        kind.verb,
                        preview.refused() == 0
                                ? ""
                                : " %s would be left alone. %s%s"
                                        .formatted(
                                                count(preview.refused()),
                                                objections.text(preview.refused()),
                                                kind == Kind.REPLAY && many ? BY_ITSELF : ""),
                        preview.beyondCap() == 0
                                ? ""
                                : " %s more are beyond the maximum.".formatted(preview.beyondCap()),
                        kind == Kind.DISCARD
                                ? " They stay in their topics, and may be replayed all the same."
                                : " Fix the cause first: what fails again comes back. Several of one order go in the order of their events.");
    }

    private String effect(DeadLetterQuery query, boolean older) {
        return older
                ? " Its event is older than consumers remember, so a replay takes effect again if it had one: it "
                        + deadLetters.effect(one(query)) + "."
                : "";
    }

    private static String count(long number) {
        return number == 1 ? "1 dead letter" : number + " dead letters";
    }

    private boolean isOneOlder(DeadLetterQuery query) {
        return query.place() != null && isOlder(one(query));
    }

    private DeadLetter one(DeadLetterQuery query) {
        return deadLetters.get(DeadLetterQuery.coordinates(String.valueOf(query.place())));
    }

    /** @param total how many it would be about without a maximum */
    @PostMapping("/dead-letters/actions")
    String act(
            DeadLetterQuery query,
            @RequestParam Kind kind,
            @RequestParam(defaultValue = "" + DEFAULT_CAP) long cap,
            @RequestParam long total,
            @RequestParam(defaultValue = "") String why,
            @Nullable Principal operator,
            RedirectAttributes next) {
        var by = operator == null ? "console" : operator.getName();
        try {
            var action = action(kind, query, isOneOlder(query), cap, by, why);
            return "redirect:" + PATH + "/"
                    + runs.start(query.filter(), action, query.path(), Math.min(total, cap))
                            .getId();
        } catch (ServiceException | IllegalArgumentException e) {
            return new Outcome(false, "Nothing was changed. " + e.getMessage()).showAt(query.path(), next);
        }
    }

    /** One that somebody has chosen may have been replayed before, however often. */
    private Action action(Kind kind, DeadLetterQuery query, boolean older, long cap, String by, String why) {
        return new Action(kind == Kind.REPLAY ? policy(query.place() != null, older) : null, cap, by, why);
    }

    private ReplayPolicy policy(boolean again, boolean olderToo) {
        return new ReplayPolicy(
                again, again ? Integer.MAX_VALUE : ReplayPolicy.DEFAULT.maxAttempts(), inboxRetention, olderToo);
    }

    /** How far an action is; it refreshes by itself until the action has ended. */
    @GetMapping("/dead-letters/actions/{id}")
    String progress(@PathVariable UUID id, Model model) {
        var run = runs.find(id)
                .orElseThrow(() -> new ServiceException(
                        404, "This action is not known any more; the history of each dead letter is."));
        model.addAttribute("run", run);
        model.addAttribute("refresh", run.isRunning() ? 2 : null);
        return "dead-letter-action";
    }

    @GetMapping("/dead-letters/release")
    String askRelease(@RequestParam String service, @RequestParam String partition, Model model) {
        return new Confirmation(
                        "Let the partition go on?",
                        "%s of %s was paused because one event after another became a dead letter. Fix the cause first: as many in a row pause it again."
                                .formatted(partition, service),
                        "Let it go on",
                        "/dead-letters/release",
                        "/dead-letters")
                .withHidden("service", service)
                .withHidden("partition", partition)
                .withReason()
                .show(model);
    }

    @PostMapping("/dead-letters/release")
    String release(@RequestParam String service, @RequestParam String partition, RedirectAttributes next) {
        return Outcome.of(() -> {
                    deadLetters.release(ServiceName.named(service), partition);
                    return "%s goes on in %s.".formatted(partition, service);
                })
                .showAt("/dead-letters", next);
    }
}
