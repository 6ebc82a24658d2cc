package dev.waybill.stack.run;

import dev.waybill.stack.process.Detached;
import dev.waybill.stack.process.ProcessId;
import java.time.Duration;

/** One of the four services, run from its jar. */
final class ServiceMember extends Member {
    private final StackSettings settings;
    private final Layout layout;

    ServiceMember(Part part, StackSettings settings, Layout layout, RunFiles files) {
        super(part, settings, layout, files);
        this.settings = settings;
        this.layout = layout;
    }

    @Override
    ProcessId begin() {
        var command = ServiceCommand.of(UnpackedJar.of(layout.jar(part())));
        var environment = new ServiceEnvironment(settings).of(part());
        return ProcessId.of(Detached.start(command, environment, layout.home(), log()));
    }

    @Override
    boolean serves() {
        return Readiness.at(port());
    }

    @Override
    void end(ProcessId process, Duration patience) {
        process.terminate(patience);
    }

    @Override
    String reason() {
        return StartFailure.in(log(), logStart());
    }
}
