package dev.waybill.stack.run;

import dev.waybill.stack.process.ClassCache;
import dev.waybill.stack.process.DetachedProcess;
import dev.waybill.stack.process.ProcessId;
import java.time.Duration;
import java.util.Optional;

/** One of the four services, run from its jar. */
final class ServiceProcess extends ManagedProcess {
    private final StackSettings settings;
    private final Layout layout;
    private final CacheMode cacheMode;

    ServiceProcess(Component part, StackSettings settings, Layout layout, RunFiles files, CacheMode cacheMode) {
        super(part, settings, layout, files);
        this.settings = settings;
        this.layout = layout;
        this.cacheMode = cacheMode;
    }

    @Override
    ProcessId begin() {
        var service = command();
        var command = service.with(options(service.classes(), cacheMode));
        var environment = new ServiceEnvironment(settings).of(part());
        return ProcessId.of(DetachedProcess.start(command, environment, layout.home(), log()));
    }

    @Override
    Optional<ClassCache> classes() {
        return Optional.of(command().classes());
    }

    private ServiceCommand command() {
        return ServiceCommand.of(UnpackedJar.of(layout.jar(part())));
    }

    @Override
    boolean serves() {
        return Readiness.at(port());
    }

    @Override
    void end(ProcessId process, Duration timeout) {
        process.terminate(timeout);
    }

    @Override
    String reason() {
        return StartFailure.in(log(), logStart());
    }
}
