package dev.waybill.stack.cli;

import dev.waybill.stack.ExitCode;
import dev.waybill.stack.deadletters.Filed;
import dev.waybill.stack.deadletters.LetterText;
import dev.waybill.stack.deadletters.Mailbox;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** Lists letters. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "Lists letters, one a line.")
final class LettersCommand implements Callable<Integer> {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Surroundings here;

    @Mixin
    private ClusterOptions brokers = new ClusterOptions();

    @Mixin
    private LetterOptions which = new LetterOptions();

    @Option(names = "--new", description = "only what was not replayed yet")
    private boolean onlyNew;

    @Option(names = "--json", description = "as JSON, for programs")
    private boolean json;

    LettersCommand(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        var letters = new Mailbox(brokers.cluster(here))
                .letters(which.filter()).stream()
                        .filter(filed -> !onlyNew || !filed.isReplayed())
                        .toList();
        here.terminal()
                .line(
                        json
                                ? JSON.writeValueAsString(letters.stream()
                                        .map(LettersCommand::view)
                                        .toList())
                                : LetterText.table(letters));
        return ExitCode.DONE.code();
    }

    private static Map<String, Object> view(Filed filed) {
        var letter = filed.letter();
        var view = new LinkedHashMap<String, Object>();
        view.put("letter", letter.place().toString());
        view.put("replayed", filed.isReplayed());
        view.put("replays", filed.nextAttempt() - 1);
        view.put("topic", letter.origin().topic());
        view.put("group", letter.group());
        view.put("type", letter.type());
        view.put("order", letter.order());
        view.put("error", letter.error());
        view.put("message", letter.message());
        view.put("failedAt", letter.failedAt());
        return view;
    }
}
