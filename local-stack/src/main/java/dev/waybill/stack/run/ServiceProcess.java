package dev.waybill.stack.run;

import dev.waybill.stack.LocalHttp;
import dev.waybill.stack.process.ClassCache;
import dev.waybill.stack.process.DetachedProcess;
import dev.waybill.stack.process.Ports;
import dev.waybill.stack.process.ProcessId;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** One of the four services, the console or identity, run from its jar. */
final class ServiceProcess extends ManagedProcess {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Duration READINESS_TIMEOUT = Duration.ofSeconds(2);

    private final StackSettings settings;
    private final Layout layout;
    private final boolean recording;

    ServiceProcess(Component part, StackSettings settings, Layout layout, RunFiles files, boolean recording) {
        super(part, settings, layout, files);
        this.settings = settings;
        this.layout = layout;
        this.recording = recording;
    }

    @Override
    ProcessId begin() {
        var service = command();
        var command = service.with(service.classes().options(recording));
        var environment = new ServiceEnvironment(settings, layout).of(part());
        return ProcessId.of(DetachedProcess.start(command, environment, layout.home(), log()));
    }

    @Override
    Optional<ClassCache> classes() {
        return Optional.of(command().classes());
    }

    private ServiceCommand command() {
        return ServiceCommand.of(part(), UnpackedJar.of(layout.jar(part())), System.getenv("WAYBILL_JAVA_OPTIONS"));
    }

    @Override
    boolean serves() {
        try {
            var readiness = LocalHttp.uri(port(), "/actuator/health/readiness");
            return Ports.answers(port())
                    && LocalHttp.get(readiness, READINESS_TIMEOUT).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    void end(ProcessId process) {
        process.terminate(recording ? ClassCache.RECORDING_TIMEOUT : TIMEOUT);
    }

    @Override
    String reason() {
        return StartFailure.in(log(), logStart());
    }
}
